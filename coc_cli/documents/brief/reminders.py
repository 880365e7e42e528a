"""What each audience ticks on its sheet: short, one act each, with the duty it comes from.

Nothing here depends on the plan, but on whom a receiver takes: a line that came and went with a fact would tell that fact.
"""

from __future__ import annotations

from coc_cli.plan.fields.shape import LETTERS

# Audiences, heading, duty, line; K is a receiver that takes suspects alone. "do" stands under the tasks, "rights" under
# human rights.
_LINES = (
    ("C", "do", "12.c/3", "Officers hold every way in and out from the start"),
    ("C", "do", "12.h.v/1", "The one who decides on victim status can be reached"),
    ("C", "do", "14.a/1", "Separate suspected victims and suspects at once, out of sight and hearing"),
    ("C", "do", "14.c/1", "Officers watch the suspects, always"),
    ("C", "do", "12.h.iv/4", "Suspects, victims and people of unclear status ride apart"),
    ("C", "do", "12.e/7", "One officer signs for every item"),
    ("L", "do", "12/1", "Put every open point to the commander, in words; note the answer and the time"),
    ("L", "do", "12.b/2", "Social workers of the genders needed are let in as soon as the site is safe"),
    ("L", "do", "14.b/1", "Both groups are told what happens now"),
    ("L", "do", "12.k/1", "Bystanders and adults who are free to go are heard first"),
    ("I", "do", "12.e/9", "Point out to an officer; write down time, room, what, and whom you told"),
    ("I", "do", "12.e/8", "Touch nothing, take nothing, move nothing"),
    ("I", "do", "9.c/1", "Stay within reach of your back-up; say where you go"),
    ("I", "do", "4.a/1", "Stop nobody, hold nobody, chase nobody"),
    ("S", "do", "14.b/1", "Say who you are, what happens now, where they go, and that they may ask"),
    ("S", "do", "14.d/10", "Stay beside your people, from the site until somebody takes over"),
    ("S", "do", "14.d/7", "Help them to collect what is theirs before they leave"),
    ("S", "do", "4.b/1", "Take no child without the consent on record"),
    ("S", "do", "14.d/2", "No interview before they have rested, eaten and used a bathroom"),
    ("T", "do", "12.b/6", "Say all that is said, add nothing, leave nothing out"),
    ("T", "do", "14.a/2", "Interpret for one side only; carry no word to the other"),
    ("T", "do", "14.d/8", "Pass on every question that people ask"),
    ("E", "do", "12.e/2", "Every room, in its order"),
    ("E", "do", "12.e/3", "Photograph where it lies, before anything is moved"),
    ("E", "do", "12.e/4", "Bag and label each item at once"),
    ("E", "do", "12.e/6", "Enter each item in the register: time, room, finder"),
    ("E", "do", "12.e/7", "One officer keeps custody; sign at each handing over"),
    ("E", "do", "12.e/8", "Nobody outside law enforcement touches an item"),
    ("D", "do", "12.h.iii/4", "Try radio or phone before you leave"),
    ("D", "do", "14.d/1", "Count the people in, count them out"),
    ("D", "do", "12.h.iv/4", "Never carry suspects with victims"),
    ("D", "do", "14.d/10", "Take nobody who has no companion"),
    ("R", "do", "14.d/4", "A bed and quiet first"),
    ("R", "do", "14.d/5", "Something to eat and drink"),
    ("R", "do", "14.d/6", "A bathroom"),
    ("R", "do", "14.d/8", "Time for their questions"),
    ("R", "do", "12.j/1", "Take over people, needs and plans from the social worker, in words and in writing"),
    ("K", "do", "14.a/2", "No word, sign or call between them and suspected victims"),
    ("K", "do", "14.c/1", "Officers watch them, always"),
    ("K", "do", "14.b/2", "Tell them what happens now, in a language they speak"),
    ("K", "do", "12.h.vi/3", "Something to eat and drink, and a bathroom"),
    ("A", "do", "12/1", "Every point of clause 12 was pressed for, and the answer is on record"),
    ("A", "do", "12.g/2", "Each risk has measures, an owner, and somebody who accepts what is left"),
    ("A", "do", "13/2", "The rescue is part of an operation to arrest and prosecute"),
    ("CLISTEDRKA", "rights", "12.a/1", "Tell place and time to nobody; post and photograph nothing"),
    ("CLISTEDRKA", "rights", "6/1", "Treat everybody with respect, suspects too"),
    ("CLISTDRA", "rights", "14.d/2", "Ask no one what was done to them; that is for the interview"),
)

# The word of the plan for a task, and what it asks of somebody on the day.
TASKS = {
    "interview": "Interview people of your gender, once they have rested",
    "accompany": "Accompany people; never leave them alone",
    "interpret": "Interpret",
    "point-out": "Point out what you know, to an officer",
    "search": "Search the rooms that are yours",
    "photograph": "Photograph where it lies",
    "bag": "Bag",
    "label": "Label",
    "register": "Write the register",
    "custody": "Keep custody of every item",
    "drive": "Drive",
    "first-aid": "Give first aid",
    "liaise": "Speak for the team with the commander",
    "observe": "Observe, and write down what you see",
}


def reminders(audience: str, heading: str, *, custody: bool = False) -> list[tuple[str, str]]:
    """The lines of an audience under a heading, each with its clause; custody: it receives suspects and nobody else."""
    letter = "K" if custody else next(letter for letter, name in LETTERS.items() if name == audience)
    return [
        (text, duty.partition("/")[0]) for letters, under, duty, text in _LINES if under == heading and letter in letters
    ]


def duties() -> list[str]:
    """Every duty that a line cites."""
    return [duty for _, _, duty, _ in _LINES]
