"""How values of a plan are written for whoever reads a sheet or a form."""

from __future__ import annotations

from datetime import UTC, date, datetime

from coc_cli.documents.spoken import spoken


def test_values_are_written_in_words() -> None:
    noon, later, next_day = (datetime(2026, 12, day, hour, tzinfo=UTC) for day, hour in ((8, 12), (8, 16), (9, 7)))

    assert spoken(None, "text", UTC) == ""
    assert spoken("ngo-shelter", "word", UTC) == "NGO shelter"
    assert spoken(("vi", "km", "xx"), "language", UTC) == "Vietnamese, Khmer, xx"
    assert spoken("VN", "country", UTC) == "Vietnam"
    assert spoken("search-and-arrest", "text", UTC) == "search-and-arrest"
    assert spoken(date(2026, 12, 8), "date", UTC) == "Tue 8 Dec 2026"
    assert spoken(noon, "moment", UTC) == "Tue 8 Dec 2026 12:00 (+00:00)"
    assert spoken((noon, later), "moment", UTC) == "Tue 8 Dec 2026 12:00, 16:00 (+00:00)"
    assert spoken((noon, next_day), "moment", UTC) == "Tue 8 Dec 2026 12:00 (+00:00); Wed 9 Dec 2026 07:00 (+00:00)"
    assert spoken("0123456789abcdef0123", "hex", UTC) == "0123456789abcdef"
