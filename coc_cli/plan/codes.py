"""Countries and languages by their names: a planner types "Khmer", the file holds "km", a sheet says "Khmer".

Only names that are met in this work; any other is given by its code. Sources: ISO 3166-1, ISO 639-1.
"""

from __future__ import annotations

COUNTRIES = {
    "AU": "Australia",
    "BD": "Bangladesh",
    "BN": "Brunei",
    "CN": "China",
    "GB": "United Kingdom",
    "HK": "Hong Kong",
    "ID": "Indonesia",
    "IN": "India",
    "JP": "Japan",
    "KH": "Cambodia",
    "KR": "South Korea",
    "LA": "Laos",
    "LK": "Sri Lanka",
    "MM": "Myanmar",
    "MY": "Malaysia",
    "NL": "Netherlands",
    "NP": "Nepal",
    "PH": "Philippines",
    "PK": "Pakistan",
    "SG": "Singapore",
    "TH": "Thailand",
    "TL": "Timor-Leste",
    "TW": "Taiwan",
    "US": "United States",
    "UZ": "Uzbekistan",
    "VN": "Vietnam",
}
LANGUAGES = {
    "bn": "Bengali",
    "en": "English",
    "fil": "Filipino",
    "hi": "Hindi",
    "id": "Indonesian",
    "ja": "Japanese",
    "km": "Khmer",
    "ko": "Korean",
    "lo": "Lao",
    "mnw": "Mon",
    "ms": "Malay",
    "my": "Burmese",
    "ne": "Nepali",
    "rhg": "Rohingya",
    "ru": "Russian",
    "shn": "Shan",
    "ta": "Tamil",
    "th": "Thai",
    "tl": "Tagalog",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
_OTHER = {"burma": "MM", "uk": "GB", "usa": "US", "viet nam": "VN", "korea": "KR"}
# What people are called who come from there, as a nationality is mostly given.
_OTHER |= {"thai": "TH", "khmer": "KH", "cambodian": "KH", "lao": "LA", "laotian": "LA", "burmese": "MM"}
_OTHER |= {"vietnamese": "VN", "filipino": "PH", "filipina": "PH", "malaysian": "MY", "indonesian": "ID", "chinese": "CN"}
_OTHER |= {"bangladeshi": "BD", "indian": "IN", "nepali": "NP", "nepalese": "NP", "pakistani": "PK", "uzbek": "UZ"}
_OTHER_LANGUAGES = {"cambodian": "km", "laotian": "lo", "mandarin": "zh", "karen": "kar", "myanmar": "my"}

_COUNTRY_OF = {**{name.casefold(): code for code, name in COUNTRIES.items()}, **_OTHER}
_LANGUAGE_OF = {**{name.casefold(): code for code, name in LANGUAGES.items()}, **_OTHER_LANGUAGES}


def country(typed: str) -> str:
    """The code that a name or a code in any case means; what is not known comes back as it was typed."""
    text = typed.strip()
    return _COUNTRY_OF.get(text.casefold(), text.upper() if len(text) == 2 else text)


def language(typed: str) -> str:
    """The code that a name or a code in any case means; what is not known comes back as it was typed."""
    text = typed.strip()
    return _LANGUAGE_OF.get(text.casefold(), text.lower() if len(text) <= 3 else text)


def name(code: str) -> str:
    """The name of a country or a language; a code that is not known here stays as it is."""
    return COUNTRIES.get(code) or LANGUAGES.get(code) or code


def said(code: str) -> str:
    """A code with its name, where it is known here."""
    return f"{code} {name(code)}" if name(code) != code else code
