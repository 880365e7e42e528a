"""Fields of what was asked, refused, waived, confirmed, copied and signed."""

from __future__ import annotations

from coc_cli.checklist.model import GATES
from coc_cli.plan import words as w
from coc_cli.plan.fields.shape import NOBODY, Field, Table
from coc_cli.plan.kinds import BLOB, DATE, DUTY, HEX, ID, LINE, MOMENT, REMARK, TEXT, count, ref, word

REQUESTS = Table(
    "requests",
    "records",
    "Requests",
    "How duties that law enforcement controls were pressed for, and what was answered.",
    (
        Field("id", ID, "CLA", "Code", "The request's code.", tool=True),
        Field("duty", DUTY, "CLA", "Duty", "What was asked for, by duty id."),
        Field("raised_at", MOMENT, "CLA", "Raised at", "When it was raised."),
        Field("raised_by", ref("people"), "CLA", "Raised by", "Who raised it, by id."),
        Field("raised_with", ref("people", "contacts"), "CLA", "Raised with", "With which law-enforcement role, by id."),
        Field("answer", word(w.REQUEST_ANSWERS), "CLA", "Answer", "Pending, agreed or refused."),
        Field("answered_at", MOMENT, "CLA", "Answered at", "When it was answered."),
        Field("answered_by", ref("people", "contacts"), "CLA", "Answered by", "Which law-enforcement role answered."),
        Field("note", REMARK, "CLA", "Note", "What was asked and said; never a name."),
        Field("about", HEX, NOBODY, "About", "Which records it was about; when they change, confirm it again.", tool=True),
    ),
    everyone="CLA",
    prefix="Q",
)

WAIVERS = Table(
    "waivers",
    "records",
    "Waivers",
    "Duties knowingly not met: one duty, a reason, two roles, an end.",
    (
        Field("id", ID, "CLA", "Code", "The waiver's code.", tool=True),
        Field("duty", DUTY, "CLA", "Duty", "Which duty, by id."),
        Field("reason", TEXT, "CLA", "Reason", "Why it cannot be met, and what is done instead."),
        Field("asked_by", ref("people"), "CLA", "Asked by", "Who asks for it, by id."),
        Field("approved_by", ref("people"), "CLA", "Approved by", "Somebody else, in another role, by id."),
        Field("made_at", MOMENT, "CLA", "Made at", "Before the duty fell due."),
        Field("until", DATE, "CLA", "Until", "Valid through this day; at most 90 days after it was made."),
    ),
    everyone="CLA",
    prefix="W",
)

CONFIRMATIONS = Table(
    "confirmations",
    "records",
    "Confirmations",
    "What was confirmed as done at a gate, and what was done in aftercare.",
    (
        Field("id", ID, "CLA", "Code", "The entry's code.", tool=True),
        Field("gate", word(GATES), "CLA", "Gate", "At which pause point."),
        Field("duty", DUTY, "CLA", "Duty", "Which duty, by id."),
        Field("state", word(w.CONFIRMATION_STATES), "CLA", "State", "Done or not; for a prohibition kept or broken."),
        Field("at", MOMENT, "CLA", "At", "When it was confirmed."),
        Field("by", ref("people"), "CLA", "By", "Who confirmed it, by id."),
        Field("next", DATE, "CLA", "Next on", "In aftercare: the day on which it is due again."),
        Field("note", REMARK, "CLA", "Note", "What was found; never a name."),
    ),
    everyone="CLA",
    prefix="D",
)

COPIES = Table(
    "copies",
    "records",
    "Copies",
    "The register of printed sheets: which copy went to which role.",
    (
        Field("id", ID, "CLA", "Code", "The entry's code.", tool=True),
        Field("audience", word(w.AUDIENCES), "CLA", "Audience", "For whom the sheet is.", tool=True),
        Field("person", ref("people"), "CLA", "Person", "To whom it was given, by id.", tool=True),
        Field("copy", count(1, 9999), "CLA", "Copy", "The copy's number.", tool=True),
        Field("digest", HEX, "CLA", "Digest", "The sheet's own salted digest.", tool=True),
        Field("at", MOMENT, "CLA", "Printed at", "When it was printed.", tool=True),
        Field("return_by", DATE, "CLA", "Return by", "By when it is returned or destroyed.", tool=True),
        Field("returned_on", DATE, "CLA", "Returned on", "When it came back or was destroyed."),
    ),
    everyone="CLA",
    prefix="N",
    tool=True,
)

SIGNOFFS = Table(
    "signoffs",
    "records",
    "Sign-offs",
    "Who signed which revision, in which role and by which method.",
    (
        Field("id", ID, "CLA", "Code", "The sign-off's code.", tool=True),
        Field("role", word(w.SIGNOFF_ROLES), "CLA", "Role", "In which role.", tool=True),
        Field("code", ref("people"), "CLA", "Signed by", "The signer's code.", tool=True),
        Field("method", word(w.SIGNOFF_METHODS), "CLA", "Method", "Recorded, on paper, or by SSH key.", tool=True),
        Field("at", MOMENT, "CLA", "At", "When it was signed.", tool=True),
        Field("reference", LINE, "CLA", "Reference", "Where the signed paper or the record is kept.", tool=True),
        Field("digest", HEX, "CA", "Plan digest", "The digest of the plan that was signed.", tool=True),
        Field("checklist", HEX, "CA", "Checklist digest", "The digest of the checklist it was judged by.", tool=True),
        Field("history", HEX, "CA", "History head", "The head of the chain of saves before this one.", tool=True),
        Field("values", BLOB, NOBODY, "Values", "Salted hashes of every value, to name what changed.", tool=True),
        Field("principal", LINE, "CA", "Principal", "For SSH: who the key belongs to.", tool=True),
        Field("signature", BLOB, NOBODY, "Signature", "For SSH: the armoured signature.", tool=True),
    ),
    everyone="CLA",
    prefix="S",
    tool=True,
)
