"""The countries whose money a text counts in: a sum in naira is paid in Nigeria."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from impactetl.grammar.money import WORDLIKE
from impactetl.lexicon.load import load

# Currencies that are paid in abroad as well, or whose names another country's money has.
_ABROAD = frozenset({"TRY", "CVE", "ILS", "AWG", "BRL", "JPY", "CNY", "KRW"})
# What money says of a country weighs no more than so many places.
_MOST = 2


def homes_of_money(text: str) -> Iterator[str]:
    """Give the country of each sum in a currency that one country alone pays in, as an alpha-3 code, twice at most.

    >>> list(homes_of_money("fined 2 million naira and \u20b15,000; $400"))
    ['NGA', 'PHL']
    """
    given: Counter[str] = Counter()
    words, signs = _homes()
    for match in _sums().finditer(text):
        code = signs[match["sign"]] if match["sign"] else words[match["word"]]
        given[code] += 1
        if given[code] <= _MOST:
            yield code


@cache
def _homes() -> tuple[dict[str, str], dict[str, str]]:
    """The country of each word and of each sign for the money of one country."""
    families, symbols = load("currencies")["family"], load("currencies")["symbol"]
    lands: dict[str, set[str]] = {}
    for family in families.values():
        for land, code in family.get("countries", {}).items():
            lands.setdefault(code, set()).add(land)
    home = {code: next(iter(land)) for code, land in lands.items() if len(land) == 1 and code not in _ABROAD}
    words = {
        word: home[code]
        for family in families.values()
        for code in [_only_code(family)]
        if code in home
        for word in family["words"]
    }
    signs = {sign: home[code] for sign, code in symbols.items() if code in home and not sign.isascii()}
    return words, signs | {code: land for code, land in home.items() if code not in WORDLIKE}


def _only_code(family: dict[str, dict[str, str]]) -> str:
    codes = list(family.get("countries", {}).values())
    return codes[0] if len(codes) == 1 else ""


@cache
def _sums() -> re.Pattern[str]:
    words, signs = _homes()
    word, sign = ("|".join(map(re.escape, sorted(names, key=len, reverse=True))) for names in (words, signs))
    return re.compile(rf"(?<![^\W\d_])(?P<sign>{sign})\s?\d|\d\s?(?:million |billion |m )?(?P<word>{word})\b")
