"""Words of the calendar as people here write them: English, and the Thai months, digits and era of Thai papers."""

from __future__ import annotations

MONTHS = tuple("January February March April May June July August September October November December".split())
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())

_THAI = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
_THAI_SHORT = "ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค".split()

# Any way of writing a month or a weekday -> its number (months from 1, weekdays from 0 for Monday).
MONTHS_OF = {
    **{name.casefold(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)},
    **{name: number for number, name in enumerate(_THAI, 1)},
    **{name: number for number, name in enumerate(_THAI_SHORT, 1)},
    "sept": 9,
}
WEEKDAYS_OF = {
    **{name.casefold(): number for number, name in enumerate(WEEKDAYS)},
    **{name[:3].casefold(): number for number, name in enumerate(WEEKDAYS)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
RELATIVE = {"today": 0, "tomorrow": 1, "yesterday": -1, "วันนี้": 0, "พรุ่งนี้": 1, "เมื่อวาน": -1}
# Words beside a date that say nothing of their own.
FILLERS = ("of", "the", "on", "next", "วันที่")
# Marks of the Buddhist era: where one stands, the year is meant in it and need not be asked back.
BUDDHIST = ("พ.ศ.", "พ.ศ", "b.e.", " be")
