"""The word lists: none holds a word twice, each says what it holds, and no code holds one of its own."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import impactetl
from impactetl.lexicon.english import english
from impactetl.lexicon.load import load
from impactetl.metrics.registry import METRICS
from impactetl.syntax.items import category

LEXICON = Path(impactetl.__file__).parent / "lexicon"
FILES = sorted(LEXICON.glob("*.toml"))
# Past forms, then the participle, which may be one of them.
IN_ORDER = {"verbs.irregular"}


def _lists(node: Any, *path: str) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 -- a table of a TOML file
    """Give every list of words below a table, with the names that lead to it."""
    if isinstance(node, dict):
        for name, inner in node.items():
            yield from _lists(inner, *path, name)
    elif isinstance(node, str):
        yield ".".join(path), node.split()
    elif isinstance(node, list) and all(isinstance(word, str) for word in node):
        yield ".".join(path), node
    elif isinstance(node, list):
        for number, inner in enumerate(node):
            yield from _lists(inner, *path, str(number))


def _twice(words: list[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


def test_the_search_for_words_told_twice_finds_one() -> None:
    assert _twice(["girls", "boys", "girls"]) == ["girls"]


# What ``countries.toml`` says of names is checked where it is read (``tests/test_countries.py``).
@pytest.mark.parametrize("file", [file for file in FILES if file.stem != "countries"], ids=lambda file: file.stem)
def test_no_list_holds_a_word_twice(file: Path) -> None:
    lists = dict(_lists(tomllib.loads(file.read_text(encoding="utf-8")), file.stem))
    twice = {name: _twice(words) for name, words in lists.items() if name.rpartition(".")[0] not in IN_ORDER}
    assert {name: words for name, words in twice.items() if words} == {}


# A list that is read with another one holds only the words that the other lacks. Fewer words may be there by chance.
LEAST_REPEATED = 5
# Lists that stand wholly in another of their file: what tells more by itself, or in another place of a sentence.
PARTS_OF_LISTS = {
    "abuse": "elsewhere.livelihoods types.4.words",
    "comparing": "states verbs",
    "counting": "origins kinds",
    "dates": "ambiguous_months months, stretches like_times, stretches own_bounds",
    "framing": "telling relation",
    "function_words": "relative subordinator",
    "help": "nursed tended, treatments labels, winning getting",
    "lessons": "by learn, laws matters, loose named",
    "money": "won.gifts compensation.elsewhere",
    "own_work": "guests served, noting knows, speaks knows",
    "terms": "giving imposed, names after, term_nouns after, told.sentencing imposed",
    "topics": """
        bondage captivity, bondage exploitation, bondage plight, bondage trafficked, prevalence estimate,
        trafficked exploitation, trafficked plight, victims exploitation, victims plight
    """,
    "web": "menu.sure menu.entries",
}


def _repeated(lists: dict[str, list[str]]) -> set[tuple[str, str]]:
    """Name the lists that stand wholly in another one, each with that one."""
    sets = {name: frozenset(words) for name, words in lists.items() if len(words) >= LEAST_REPEATED}
    return {(a, b) for a, small in sets.items() for b, large in sets.items() if a != b and small <= large}


def test_the_search_for_lists_within_lists_finds_one() -> None:
    words = ["girls", "boys", "women", "men", "children"]
    lists = {"a": words, "b": [*words, *"cdefgh"], "c": [*words[1:], "nurses"], "d": words[1:]}
    assert _repeated(lists) == {("a", "b")}


@pytest.mark.parametrize("file", [file for file in FILES if file.stem != "countries"], ids=lambda file: file.stem)
def test_no_list_repeats_another_of_its_file(file: Path) -> None:
    lists = dict(_lists(tomllib.loads(file.read_text(encoding="utf-8"))))
    known = {tuple(pair.split()) for pair in PARTS_OF_LISTS.get(file.stem, "").split(",")} - {()}
    assert _repeated(lists) == known


def test_no_list_stands_in_two_files() -> None:
    found = Counter(
        words
        for file in FILES
        for words in {frozenset(words) for _, words in _lists(tomllib.loads(file.read_text(encoding="utf-8")))}
        if len(words) >= LEAST_REPEATED
    )
    assert [sorted(words) for words, files in found.items() if files > 1] == []


# Lists whose names or whose file say what they hold: of countries, of numbers, of languages.
TOLD_BY_NAME = {
    "authorities",
    "confidence",
    "countries",
    "currencies",
    "languages",
    "numbers",
    "regions",
    "towns_extra",
    "vague_rules",
}
TABLES_TOLD = {"verbs.irregular", "nouns.irregular", "nouns.classes", "bodies.bodies", "bodies.acronyms", "abuse.types"}
KEY = re.compile(r'"?[\w -]+"? = ')


def _untold(text: str, file: str) -> list[str]:
    """List the keys of a TOML file that no comment stands above, nor above the heading that they follow."""
    found, table, inside, above = [], file, False, ""
    for line in text.splitlines():
        if not inside and KEY.match(line) and table not in TABLES_TOLD and not above.startswith("#"):
            found.append(f"{table}.{line.partition(' = ')[0]}")
        inside ^= line.count('"""') == 1
        if line.startswith("[") and not inside:
            table = f"{file}.{line.strip('[]')}"
            continue
        above = line
    return found


def test_the_search_for_lists_without_a_word_finds_one() -> None:
    assert _untold('# A.\none = "a"\ntwo = "b"\n', "f") == ["f.two"]


@pytest.mark.parametrize("file", [f for f in FILES if f.stem not in TOLD_BY_NAME], ids=lambda file: file.stem)
def test_every_list_says_what_it_holds(file: Path) -> None:
    assert _untold(file.read_text(encoding="utf-8"), file.stem) == []


# Where words are looked at. Names of the code are words as well: classes of nouns, parts of speech, reasons, metrics.
READERS = ("records", "syntax", "grammar", "mentions", "framing", "passages", "lexicon", "finding.py")
MOST_IN_CODE = 4
PARTS_OF_SPEECH = {"noun", "verb", "sign", "date"}
WAYS = {"object", "passive", "head", "state", "complement", "relative", "special", "share", "part", "milestone"}


def _codes() -> set[str]:
    topics = set(load("topics")) | {"aftercare"}
    return PARTS_OF_SPEECH | WAYS | topics | {metric.name for metric in METRICS} | set(load("nouns")["classes"])


def _is_open(word: str) -> bool:
    """Whether a word is a noun or a verb, and no name that the code itself uses."""
    return word in english() and category(word) in {"noun", "verb"} and word not in _codes()


def _strings(node: ast.AST) -> list[str]:
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def _is_set(node: ast.AST) -> bool:
    return isinstance(node, ast.Set) or (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "frozenset"
        and not any(isinstance(n, ast.Set) for n in ast.walk(node))
    )


def _in_code(text: str) -> list[list[str]]:
    """Give the sets of a module that list words of open classes, more than a few: those words of each."""
    lists = ([word for word in _strings(node) if _is_open(word)] for node in ast.walk(ast.parse(text)) if _is_set(node))
    return [words for words in lists if len(words) > MOST_IN_CODE]


SHORTEST = 3


def _in_patterns(text: str) -> list[set[str]]:
    """The same of the patterns of a module, whether they are compiled where they stand or are parts of another."""
    found = []
    for node in ast.walk(ast.parse(text)):
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        pattern = "".join(_strings(value)) if value is not None and not _is_table(value) else ""
        told = re.findall(r"[a-z]+", re.sub(r"\\.", " ", pattern.lower())) if "|" in pattern else []
        words = {word for word in told if len(word) >= SHORTEST and _is_open(word)}
        found += [words] if len(words) > MOST_IN_CODE else []
    return found


def _is_table(node: ast.AST) -> bool:
    return any(isinstance(n, ast.Dict | ast.Set | ast.List) for n in ast.walk(node))


def test_the_search_for_words_in_code_finds_them() -> None:
    words = ["girls", "boys", "walked", "house", "bought"]
    assert _in_code(f"A = frozenset({words})\nB = frozenset({words[1:]})") == [words]
    assert _in_code("A = {'girls', 'boys', 'walked', 'house', 'bought'} & told") == [words]
    assert _in_patterns("A = r'\\b(?:girls|boys|walked|house|bought)'\nB = r'girls|boys'") == [{*words}]


# Verbs that are spelt in their own way, and the words of numbers.
KNOWN_IN_SETS = {"grammar/inflect.py": 12, "grammar/reader.py": 18}


@pytest.mark.parametrize("place", READERS)
def test_words_of_open_classes_stand_in_the_lexicon(place: str) -> None:
    root = LEXICON.parent / place
    files = sorted(root.rglob("*.py")) if root.is_dir() else [root]
    lists = {str(file.relative_to(LEXICON.parent)): _in_code(file.read_text(encoding="utf-8")) for file in files}
    found = {name: sum(map(len, words)) for name, words in lists.items() if words}
    assert found == {name: words for name, words in KNOWN_IN_SETS.items() if name in lists}


# Modules whose patterns list words, and how many: none may be added, and a number that is too high must be lowered.
# Words of a list are joined by ``any_of``.
KNOWN_IN_PATTERNS = {
    "records/across/carry.py": 14,
    "records/across/table_labels.py": 6,
    "records/columns/abuse.py": 12,
    "records/columns/attribution.py": 108,
    "records/columns/fields.py": 31,
    "records/dating/named_years.py": 8,
    "records/dating/not_told.py": 47,
    "records/dating/occasion.py": 13,
    "records/dating/offence_dates.py": 30,
    "records/dating/on_trial.py": 9,
    "records/dating/scope.py": 7,
    "records/placing/scene.py": 8,
    "grammar/calendar_landmarks.py": 27,
    "grammar/calendar_phrases.py": 113,
    "grammar/calendar_points.py": 5,
    "grammar/calendar_years.py": 36,
    "grammar/datelike.py": 10,
    "grammar/elliptic_terms.py": 32,
    "grammar/gatherings.py": 16,
    "grammar/neighbours.py": 210,
    "grammar/numerals.py": 39,
    "grammar/place_cues.py": 214,
    "grammar/place_homes.py": 6,
    "grammar/qualifiers.py": 27,
    "grammar/ranges.py": 6,
    "grammar/shares.py": 82,
    "grammar/terms.py": 32,
    "grammar/titles.py": 10,
    "mentions/date_finder.py": 18,
    "framing/date_frames.py": 48,
    "framing/fiscal.py": 6,
    "framing/heads.py": 8,
    "framing/mastheads.py": 67,
    "framing/mission.py": 5,
    "framing/statements.py": 41,
    "framing/years.py": 9,
    "passages/flat.py": 5,
    "passages/furniture.py": 45,
    "passages/sentences.py": 5,
    "passages/slots.py": 12,
}


@pytest.mark.parametrize("place", READERS)
def test_no_pattern_lists_more_words_of_open_classes(place: str) -> None:
    root = LEXICON.parent / place
    files = sorted(root.rglob("*.py")) if root.is_dir() else [root]
    lists = {str(file.relative_to(LEXICON.parent)): _in_patterns(file.read_text(encoding="utf-8")) for file in files}
    found = {name: sum(map(len, words)) for name, words in lists.items() if words}
    assert found == {name: words for name, words in KNOWN_IN_PATTERNS.items() if name in lists}
