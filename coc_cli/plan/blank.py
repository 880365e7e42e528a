"""Texts that say nothing: blank, "TBD", "?", "n/a" and their like. They never meet anything."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from coc_cli.plan.remembered import remembered

# Whole texts, after folding: case, width, spaces, punctuation and invisible characters are gone.
_EMPTY_WORDS = frozenset(
    "tbd tba tbc tbs todo fixme soon fillin na none nil null unknown pending later open blank empty missing asdf test "
    "idk dunno noidea dontknow donotknow idontknow seelater followsup tofollow willfollow comingsoon "
    "notyet notsure unsure undecided notset noinfo noinformation nothing placeholder dummy loremipsum insert inserthere "
    "waiting wip inprogress abc xyz nn tidaktahu belumtahu tidakada belumada belum tidakpasti belumpasti".split()
)
# A text made of these alone says only that something is not known yet, once one of the first is among them:
# "TBD - to be confirmed", "not known at this time". "None known" says something.
_WAITING = frozenset("tbd tba tbc todo not unknown undecided pending yet later be".split())
_WAITING_WORDS = _WAITING | frozenset(
    "none nothing known applicable available sure decided determined confirm confirmed announced advised added done filled "
    "fill completed clarified set to is are still soon in at this time moment for now".split()
)
# A text made of these alone agrees or denies: where it was asked what, how or why, that answers nothing.
_ASSENTING = frozenset(
    "yes yeah yep yup no nope y n ok okay okey sure indeed certainly definitely absolutely correct right true fine "
    "good noted understood agreed confirmed considered arranged organised organized planned prepared ready done "
    "complete completed sorted exists exist not have has been being was we i it this that they he she is are will be "
    "all everything fully already in place "
    "ใช่ ใช่ครับ ใช่ค่ะ ได้ ได้ครับ ได้ค่ะ โอเค ตกลง ตกลงครับ ตกลงค่ะ ไม่ ไม่ใช่ ครับ ค่ะ เรียบร้อย เรียบร้อยแล้ว เสร็จแล้ว "
    "បាទ ចាស ទេ បាន យល់ព្រម អូខេ រួចហើយ រួចរាល់ ແມ່ນ ເຈົ້າ ໂດຍ ບໍ່ ບໍ່ແມ່ນ ໄດ້ ຕົກລົງ ໂອເຄ ແລ້ວ ແລ້ວໆ "
    "ဟုတ် ဟုတ်ကဲ့ ဟုတ်တယ် မဟုတ် မဟုတ်ဘူး ရ ရတယ် ကောင်း သဘောတူ အိုကေ ပြီးပြီ "
    "có không vâng dạ đồng ý được rồi xong đúng ya iya tidak bukan setuju sudah baik oke selesai oo opo hindi sige tapos "
    "是 是的 对 不 不是 否 好 好的 可以 同意".split()
)
# The same in the languages of the region: nobody knows, there is none, not yet, not fixed, waiting.
_ELSEWHERE = frozenset(
    "ไม่ทราบ|ยังไม่ทราบ|ไม่รู้|ยังไม่รู้|ไม่มี|ยังไม่มี|ไม่มีข้อมูล|ไม่แน่ใจ|ไม่ระบุ|ยังไม่ระบุ|ยังไม่กำหนด|ยังไม่แน่นอน|รอ|รอยืนยัน|รอข้อมูล|ว่าง|"
    "មិនដឹង|មិនទាន់ដឹង|មិនស្គាល់|គ្មាន|មិនមាន|មិនទាន់មាន|គ្មានព័ត៌មាន|មិនច្បាស់|មិនទាន់កំណត់|មិនទាន់សម្រេច|រង់ចាំ|ទទេ|"
    "ບໍ່ຮູ້|ຍັງບໍ່ຮູ້|ບໍ່ມີ|ຍັງບໍ່ມີ|ບໍ່ແນ່ໃຈ|ລໍຖ້າ|"
    "မသိ|မသိပါ|မသိသေး|မသိသေးပါ|မရှိ|မရှိပါ|မရှိသေး|မရှိသေးပါ|မသေချာ|စောင့်ဆိုင်း|"
    "không biết|chưa biết|không rõ|chưa rõ|không có|chưa có|chưa xác định|chưa quyết định".split("|")
)
# Three letters or digits in a row, in a text too long to be a placeholder.
_WORD = re.compile(r"[^\W_]{3}", re.UNICODE)
_FIRST = re.compile(r"\w+", re.UNICODE)
_BY_WORD = re.compile(r"[^\s.,;:!/()-]+")
_SAID = re.compile(r"[^\W_]", re.UNICODE)
_SHORT, _LONGEST, _SOON = 24, 80, 4


def _could_begin(start: str) -> bool:
    """Whether a hollow text could begin with these characters."""
    if len(start) < BEGINNING or not start.isascii():
        return True
    start = start.lower()
    kept = "".join(filter(str.isalnum, start))
    if len(kept) < 2 or not kept.strip("x") or kept in _begun(_EMPTY_WORDS) or kept in _begun(_ELSEWHERE):
        return True
    return any(
        # What stands whole has to be one of the words, what is cut off the beginning of one.
        all(one.group() in (words if one.end() < len(start) else _begun(words)) for one in cut.finditer(start))
        for cut, words in ((_FIRST, _WAITING_WORDS), (_BY_WORD, _ASSENTING))
    )


@lru_cache(maxsize=4)
def _begun(words: frozenset[str]) -> frozenset[str]:
    """The words, as far as a beginning shows them."""
    return frozenset(word[:shown] for word in words for shown in range(1, BEGINNING + 1))


# How a text begins tells of nearly every one that it is not hollow, by so many characters. This runs for every text of
# every plan.
BEGINNING = 5
begins_hollow = remembered(_could_begin)


def _tells(word: str) -> bool:
    """Whether a word between spaces makes any text of plain letters say something."""
    folded = word.lower()
    known = folded in _WAITING_WORDS or folded in _ASSENTING or any(folded in empty for empty in _EMPTY_WORDS)
    return len(word) > 2 and word.isalnum() and not known and bool(folded.strip("x"))


_telling = remembered(_tells)


def is_hollow(text: str, *, bare: bool) -> bool:
    """Tell whether a text says nothing, or, unless it may be so `bare`, merely agrees or denies."""
    if not begins_hollow(text[:BEGINNING]):
        return False
    if text.isascii():
        # One such word is enough, and nearly every text has one soon.
        for word in text.split(None, _SOON)[:_SOON]:
            if _telling(word):
                return False
    return says_nothing(text) or (not bare and only_assents(text))


def says_nothing(text: str) -> bool:
    """Tell whether a text is blank or only a placeholder, however it is spelled, spaced or disguised."""
    if text.isascii():  # nearly every text: folding it is no work
        folded = text.lower()
        if len(text) > _SHORT and _WORD.search(text):
            return len(text) <= _LONGEST and _only_waits(folded)
        kept = "".join(filter(str.isalnum, folded))
        return len(kept) < 2 or kept in _EMPTY_WORDS or not kept.strip("x") or _only_waits(folded)
    if len(text) > _LONGEST and _WORD.search(text):
        return False
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = _kept(folded)
    return len(kept) < 2 or kept in _EMPTY_WORDS or kept in _elsewhere() or _only_waits(folded)


def _only_waits(folded: str) -> bool:
    first = _FIRST.search(folded)
    if first is None or first.group() not in _WAITING_WORDS:  # hardly any text begins so
        return False
    words = set(_FIRST.findall(folded))
    return _WAITING_WORDS.issuperset(words) and not _WAITING.isdisjoint(words)


def only_assents(text: str) -> bool:
    """Tell whether a text merely agrees or denies ("ok", "yes, considered"): it holds no reason and no consideration."""
    if len(text) > _LONGEST:
        return False
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    first = _BY_WORD.search(folded)
    if first is not None and first.group() not in _ASSENTING:  # nearly every text begins so
        return False
    return _ASSENTING.issuperset(_BY_WORD.findall(folded))


def _kept(folded: str) -> str:
    """The letters, digits and vowel signs of a text: spaces, punctuation and invisible characters are gone."""
    return "".join(sign for sign in folded if _SAID.match(sign) or unicodedata.category(sign) == "Mn")


@lru_cache(maxsize=1)
def _elsewhere() -> frozenset[str]:
    return frozenset(_kept(unicodedata.normalize("NFKC", one).casefold()) for one in _ELSEWHERE)
