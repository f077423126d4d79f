"""Write ``derived.txt``, sentences of the annotated texts with other numbers: ``python tests/numbers/derive.py``.

The number of a gold line, with its qualifier, is replaced by one that is written here in another way: digits, groups,
words, mixed forms, dozens, ranges, every qualifier. Its reading is known because it was written from it; the reader
under test has no part in that. A line is ``text [[expression|reading]] text``, a reading as in ``number_rows.py``.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from typer import echo

from gold_sets import SETS, GoldSet, original_names

OUT = Path(__file__).with_name("derived.txt")
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# What each qualifier of the contract is told by, before the number.
BEFORE = {
    ">=": ("more than", "over", "at least", "upwards of", "no fewer than", "well over", "not less than"),
    "<=": ("up to", "as many as", "at most", "fewer than", "less than", "under", "no more than"),
    "~": ("about", "around", "some", "roughly", "approximately", "an estimated", "nearly", "almost", "close to"),
}
AFTER = {">=": ("+", " or more"), "~": (" or so",)}
_VAGUE = (
    *(("dozens of", 24), ("scores of", 40), ("hundreds of", 200), ("thousands of", 2000)),
    *(("tens of thousands of", 20000), ("hundreds of thousands of", 200000), ("millions of", 2000000)),
)
_MIXED = (
    *(("a dozen", 12), ("two dozen", 24), ("half a dozen", 6), ("three dozen", 36), ("2.5 million", 2500000)),
    *(("1.2 million", 1200000), ("36 million", 36000000), ("two million", 2000000), ("half a million", 500000)),
    *(("3.2 lakh", 320000), ("two crore", 20000000), ("a hundred", 100), ("a hundred and twenty", 120)),
    *(("40 thousand", 40000), ("1.5m", 1500000), ("twelve hundred", 1200), ("a thousand", 1000)),
)
_COUNTS = (3, 7, 11, 14, 19, 23, 38, 46, 52, 77, 95, 101, 118, 240, 333, 412, 758, 1045, 1906, 2310, 4800, 12500, 63251)
_TERMS = (
    *(("12 years", "=12 year"), ("six months", "=6 month"), ("nine and a half years", "=9.5 year")),
    *(("18 months", "=18 month"), ("three years and two months", "=38 month"), ("5 to 8 years", "5..8 year")),
    *(("at least [[four years", ">=4 year"), ("more than [[20 years", ">=20 year"), ("two weeks", "=2 week")),
)
_MONEY = (
    *(("$4,500", "=4500"), ("US$2 million", "=2000000"), ("\u20ac1.5 million", "=1500000"), ("$750", "=750")),
    *(("more than [[$30,000", ">=30000"), ("nearly [[\u00a312,000", "~12000"), ("$3bn", "=3000000000")),
)
# Words before which no qualifier of ours is put: "the about 12".
_DETERMINERS = frozenset(
    {"the", "these", "those", "all", "our", "its", "their", "his", "her", "another", "other", "than"}
)
_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\S))+[.!?]?")


def words(number: int) -> str:
    """Write a number below a million in words.

    >>> words(1045), words(758)
    ('one thousand and forty-five', 'seven hundred and fifty-eight')
    """
    if number < 20:
        return _ONES[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return _TENS[ten] + (f"-{_ONES[one]}" if one else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    high, low = divmod(number, size)
    joint = " and " if low < 100 else " "
    return f"{words(high)} {name}" + (joint + words(low) if low else "")


def expressions() -> Iterator[tuple[str, str, str, str]]:
    """Give, without end, what stands before a number, the number, what stands behind, and how it reads."""
    counts, befores = cycle(_COUNTS), {sign: cycle(told) for sign, told in BEFORE.items()}
    vague, mixed = cycle(_VAGUE), cycle(_MIXED)
    forms: Iterator[Callable[[int], str]] = cycle((str, "{:,}".format, words))
    for turn in cycle(range(12)):
        count, form = next(counts), next(forms)
        if turn in {0, 1, 2}:
            yield "", form(count), "", f"={count}"
        elif turn in {3, 4, 5, 6, 7, 8}:
            sign = (">=", "<=", "~")[turn % 3]
            yield f"{next(befores[sign])} ", form(count), "", f"{sign}{count}"
        elif turn == 9:
            low, high = count, count + 10
            pair = [
                (f"between {low} and {high}"),
                f"{low} to {high}",
                f"{low}-{high}",
                f"{words(low)} to {words(high)}",
            ]
            chosen = pair[count % 4]
            lead = "between " if chosen.startswith("between ") else ""
            yield lead, chosen.removeprefix("between "), "", f"{low}..{high}"
        elif turn == 10:
            told, least = next(vague)
            yield "", told.removesuffix(" of"), " of", f"vague {least}"
        else:
            told, value = next(mixed)
            yield "", told, "", f"={value}"


def suffixed() -> Iterator[tuple[str, str, str, str]]:
    """Give, without end, numbers whose qualifier stands behind them."""
    counts = cycle(_COUNTS)
    while True:
        for sign, told in AFTER.items():
            for after in told:
                count = next(counts)
                yield "", f"{count:,}", after, f"{sign}{count}"


def sentences(chosen: GoldSet) -> Iterator[tuple[str, int, int, str]]:
    """Give each gold line with a stated count, term or amount: its sentence, the number in it, its kind."""
    names = {new: old for old, new in original_names(chosen.texts).items()}
    for line in chosen.gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if (
            row.get("value_basis", "stated") != "stated"
            or row["value"] == 0
            or not re.search(r"\d|[a-z]", row["number_text"])
        ):
            continue
        text = (chosen.texts / names.get(row["doc"], row["doc"])).read_bytes().decode("utf-8")
        found = next((m for m in _SENTENCE.finditer(text) if m.start() <= row["number_start"] < m.end()), None)
        if found is None or not _is_prose(found[0]) or row["number_end"] > found.end():
            continue
        start, end = row["number_start"] - found.start(), row["number_end"] - found.start()
        kind = (
            "money" if row["unit"].isupper() else "term" if row["unit"] in {"year", "month", "week", "day"} else "count"
        )
        yield found[0], start, end, kind


def _is_prose(sentence: str) -> bool:
    """Whether a sentence is running text that leaves the qualifier to the number's own words."""
    words_of = re.findall(r"\b[a-z]+\b", sentence)
    return len(words_of) >= _PROSE_WORDS and "estimat" not in sentence and "another" not in sentence


_PROSE_WORDS = 5
_QUALIFIED = re.compile(
    r"(?:\b(?:more than|over|at least|upwards of|no fewer than|up to|as many as|at most|fewer than|less than"
    r"|about|around|some|roughly|approximately|an estimated|nearly|almost|close to|between|from|just|only|well)\s+)+$",
    re.IGNORECASE,
)


def cut(sentence: str, start: int, end: int) -> tuple[str, str] | None:
    """Give what stands before the number and its qualifier, and what behind; None where signs are tied to it."""
    before, after = sentence[:start], sentence[end:]
    led = _QUALIFIED.search(before)
    before = before[: led.start()] if led else before
    if re.match(r"\+|[\w%-]| or (?:more|so|fewer)", after) or re.search(r"[\w$\u20ac\u00a3-]$", before):
        return None
    return before, after


def lines() -> Iterator[str]:
    """Give the marked lines: each sentence with four other numbers, one at a time."""
    plain, behind = expressions(), suffixed()
    terms, money = cycle(_TERMS), cycle(_MONEY)
    for chosen in SETS[:2]:
        for sentence, start, end, kind in sentences(chosen):
            parts = cut(sentence, start, end)
            if parts is None or sentence[start:end].endswith(("th", "st", "nd", "rd")):
                continue
            before, after = (re.sub(r"\s+", " ", part) for part in parts)
            last = before.split()[-1].lower() if before.split() else ""
            for turn in range(5 if kind == "count" else 2):
                if kind == "count":
                    led, number, tail, reading = next(behind) if turn == 4 else next(plain)
                    if led and last in _DETERMINERS:
                        led, reading = "", re.sub(r"^(?:>=|<=|~)", "=", reading)
                    yield f"{before}{led}[[{number}|{reading}]]{tail}{after}".strip()
                else:
                    number, reading = next(terms if kind == "term" else money)
                    marked = number if "[[" in number else f"[[{number}"
                    yield f"{before}{marked}|{reading}]]{after}".strip()


if __name__ == "__main__":
    made = list(lines())
    OUT.write_text("\n".join(made) + "\n", encoding="utf-8")
    echo(f"{len(made)} lines are in {OUT.name}")
