"""The explorer page: what it holds, that it is always the same bytes, and that nothing of a source becomes markup."""

import json
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from factories import RECORDS, TEXT, build, record, rejection, source, spans
from hostile import ADDRESSES, PAYLOADS
from impactetl import building, dataset
from impactetl.publish import Build, publish
from impactetl.publish.explorer import contents
from impactetl.publish.explorer.page import SCRIPTS, built_by, script_text
from impactetl.publish.explorer.passages import CONTEXT_CHARS
from impactetl.publish.explorer.reading import web_address
from impactetl.publish.layout import EXPLORER
from impactetl.schema import Rejection

FOLDER = Path(contents.__file__).parent


class Elements(HTMLParser):
    """The elements of a page: their attributes, and the text of each script and style."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self._open = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's own signature
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in self.texts:
            self.texts[self._open].append(data)


def page_of(made: Build, out: Path) -> str:
    publish(made, out)
    return (out / EXPLORER).read_text(encoding="utf-8")


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, flags=re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_each_record_is_there_with_its_quote_in_its_context(tmp_path: Path) -> None:
    data = data_of(page_of(build(), tmp_path))
    records, passages = data["records"], data["passages"]
    assert sorted(records["record_id"]) == sorted(row.record_id for row in RECORDS)
    for at, place in enumerate(records["passage"]):
        start, quote = passages["start"][place], passages["quote"][place]
        assert TEXT[start : start + len(quote)] == quote
        first, last = records["number_start"][at] - start, records["number_end"][at] - start
        assert quote[first:last] == records["number_text"][at]
        assert TEXT[:start].endswith(passages["before"][place])
        assert TEXT[start + len(quote) :].startswith(passages["after"][place])
        assert data["sources"][passages["source"][place]]["uri"] == "a.txt"
    assert len(passages["quote"]) < len(RECORDS)  # records of one sentence share it
    assert data["totals"] == {"records": len(RECORDS), "sources": 2, "rejections": 1, "problems": 3, "misses": 0}


def test_each_record_names_its_claim_and_what_bears_on_it(tmp_path: Path) -> None:
    planned = record("5 and 8", None, modality="planned", qualifier="range", value_min=5, value_max=8)
    data = data_of(page_of(build(records=(*RECORDS[:3], planned)), tmp_path))
    records, claims = data["records"], data["claims"]
    claim = dict(zip(records["record_id"], records["claim"], strict=True))
    event, total, part = (claim[row.record_id] for row in RECORDS[:3])
    assert claim[planned.record_id] is None
    assert [claims["safe_to_sum"][one] for one in (event, total, part)] == [False, True, False]
    assert (claims["low"][total], claims["value"][total], claims["high"][total]) == (100, 100, None)
    assert records["record_id"][claims["best"][part]] == RECORDS[2].record_id
    assert [event, total, "covered_by", "within_period"] in data["links"]
    assert [part, total, "part_of", "stated"] in data["links"]
    assert set(claims["publishers"]) == {0}  # nobody is known
    wholes = dict(zip(records["record_id"], records["part_of"], strict=True))
    assert records["record_id"][wholes[RECORDS[2].record_id]] == RECORDS[1].record_id


def test_what_is_drawn_of_a_claim_reaches_to_those_that_contradict_it(tmp_path: Path) -> None:
    other = "In 2014, 15 girls were freed in Cambodia."
    sources = (source(publisher="The Ministry"), source("b.txt", other, publisher="The Post"))
    records = (record(scope="period"), record("15", 15.0, "b.txt", **spans("15", other), scope="period"))
    publish(build(sources=sources, records=records, rejections=()), tmp_path)
    data = data_of((tmp_path / EXPLORER).read_text(encoding="utf-8"))
    with dataset.open(tmp_path) as opened:
        safe = opened.sql("SELECT claim_id, low, high FROM safe_claims")
    (link,) = data["links"]
    assert link[2:] == ["conflicts_with", "same_period"]
    first = link[0]
    assert [data["claims"][name][first] for name in ("claim_id", "low", "high")] == [*safe.iloc[0]]
    assert (data["claims"]["low"][first], data["claims"]["high"][first]) == (12, 15)


def test_a_long_context_is_cut_at_words(tmp_path: Path) -> None:
    around = "several words of it " * 40
    text = f"{around}Police freed 12 girls. {around}"
    at = text.index("12")
    quote = {"quote": "Police freed 12 girls.", "quote_start": at - 13, "quote_end": at + 9}
    row = record(number_start=at, number_end=at + 2, **quote)
    passages = data_of(page_of(build(sources=(source(text=text),), records=(row,), rejections=()), tmp_path))[
        "passages"
    ]
    (before,), (after,) = passages["before"], passages["after"]
    assert CONTEXT_CHARS - 10 < len(before) <= CONTEXT_CHARS
    assert {*before.split(), *after.split()} == {"several", "words", "of", "it"}


def test_near_misses_are_the_unsure_and_those_with_a_cue_close_by(tmp_path: Path) -> None:
    cue = {"cue": "freed", "cue_metric": "people_rescued"}
    rows = (
        rejection("2014", **cue),
        rejection("5", reason="unsure"),
        rejection("40", reason="other_count", **cue),
        rejection("30", reason="other_count", cue="rescued", cue_metric="people_rescued"),
        rejection("36", reason="other_count"),
    )
    misses = data_of(page_of(build(rejections=rows), tmp_path))["misses"]
    assert [*zip(misses["number_text"], misses["reason"], strict=True)] == [("5", "unsure"), ("40", "other_count")]
    assert misses["metric"] == [None, "people_rescued"]


def test_a_cue_far_off_is_no_near_miss(tmp_path: Path) -> None:
    text = f"Freed {'x' * 80} 12 and 14 who were freed."
    about = {"quote": text, "quote_start": 0, "quote_end": len(text), "cue": "freed", "reason": "other_count"}
    rows = [
        rejection(number, number_start=text.index(number), number_end=text.index(number) + 2, **about)
        for number in ("12", "14")
    ]
    far = text.replace(" who were freed", "")
    made = build(sources=(source(text=far),), records=(), rejections=(cut(rows[0], far), cut(rows[1], far)))
    assert data_of(page_of(made, tmp_path / "far"))["misses"] == {"passage": []}
    made = build(sources=(source(text=text),), records=(), rejections=tuple(rows))
    assert data_of(page_of(made, tmp_path / "near"))["misses"]["number_text"] == ["12", "14"]


def cut(row: Rejection, text: str) -> Rejection:
    return row.model_copy(update={"quote": text, "quote_end": len(text)})


def test_of_too_many_near_misses_the_unsure_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MAX_MISSES", 1)
    rows = (rejection("40", reason="other_count", cue="freed"), rejection("5", reason="unsure"))
    assert data_of(page_of(build(rejections=rows), tmp_path))["misses"]["number_text"] == ["5"]


def test_of_too_many_records_there_is_an_even_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MAX_RECORDS", 3)
    data = data_of(page_of(build(), tmp_path))
    assert sorted(data["records"]["record_id"]) == sorted(row.record_id for row in RECORDS)[:3]
    assert data["totals"]["records"] == len(RECORDS)


def test_the_page_is_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    turned: dict[str, Any] = {name: rows[::-1] for name, rows in build().tables.items()}
    assert page_of(build(), tmp_path / "one") == page_of(build(**turned), tmp_path / "two")


def test_what_could_not_be_read_is_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("In 2016, police in Ghana rescued 12 girls.", encoding="utf-8")
    french = (
        "La police a arrêté douze hommes dans la ville. Les femmes et les enfants sont maintenant avec leurs familles."
    )
    (tmp_path / "raw" / "b.txt").write_text(french * 5, encoding="utf-8")
    (tmp_path / "raw" / "c.txt").write_bytes(b"\0")
    building.build(tmp_path / "raw", tmp_path / "out")
    data = data_of((tmp_path / "out" / EXPLORER).read_text(encoding="utf-8"))
    assert (data["totals"]["sources"], data["totals"]["problems"]) == (1, 2)
    assert [problem["kind"] for problem in data["problems"]] == ["unreadable", "language"]


def test_the_page_of_no_records_can_be_made(tmp_path: Path) -> None:
    assert data_of(page_of(build(records=(), rejections=()), tmp_path))["records"] == {"passage": []}


def test_the_page_carries_its_build(tmp_path: Path) -> None:
    page = page_of(build(), tmp_path)
    assert built_by(tmp_path / EXPLORER) == data_of(page)["build"]["build_id"] == build().build_id
    (tmp_path / "other.html").write_text("<!doctype html>")
    assert built_by(tmp_path / "other.html") is None


def test_the_policy_allows_the_one_script_and_style_and_nothing_else(tmp_path: Path) -> None:
    page = Elements(page_of(build(), tmp_path))
    (policy,) = [about["content"] for tag, about in page.found if about.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    _, script = page.texts["script"]
    (style,) = page.texts["style"]
    assert rules == {
        "default-src": "'none'",
        "script-src": hashed(script),
        "style-src": hashed(style),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def hostile_build() -> Build:
    """Every payload as quote, title, uri, author, place and address, one source each."""
    texts = [f"In 2014, 12 girls {payload} were freed." for payload in PAYLOADS]
    hostile = [*zip(PAYLOADS, texts, (ADDRESSES * 2)[: len(PAYLOADS)], strict=True)]
    sources = tuple(
        source(f"{payload}.txt", text, title=payload, publisher=payload, author=payload, rights=payload, url=address)
        for payload, text, address in hostile
    )
    records = tuple(
        record("12", 12.0, f"{payload}.txt", **spans_of(text), place=payload, organization=payload, link=address)
        for payload, text, address in hostile
    )
    return build(sources=sources, records=records, rejections=())


def spans_of(text: str) -> dict[str, Any]:
    at = text.index("12")
    return {"quote": text, "quote_start": 0, "quote_end": len(text), "number_start": at, "number_end": at + 2}


def test_nothing_of_a_source_becomes_markup(tmp_path: Path) -> None:
    tame = Elements(page_of(build(records=(), rejections=()), tmp_path / "tame"))
    page = page_of(hostile_build(), tmp_path / "hostile")
    wild = Elements(page)
    assert [tag for tag, _ in wild.found] == [tag for tag, _ in tame.found]
    assert wild.texts["script"][1:] == tame.texts["script"][1:]
    data = data_of(page)
    assert sorted({one["title"] for one in data["sources"]}) == sorted(PAYLOADS)
    assert {one["url"] for one in data["sources"]} == {None, *(a for a in ADDRESSES if a.startswith("https:"))}
    assert {*data["records"]["link"]} == {one["url"] for one in data["sources"]}


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    assert (web_address(address) == address) is address.startswith("https:")


def test_no_script_parses_markup_or_asks_a_network() -> None:
    found = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\bfetch\b|XMLHttp", script_text()
    )
    assert found == []
    assert sorted(path.stem for path in FOLDER.glob("*.js")) == sorted(SCRIPTS)


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node, which checks the syntax of the scripts")
def test_the_script_is_well_formed(tmp_path: Path) -> None:
    (tmp_path / "script.js").write_text(script_text(), encoding="utf-8")
    subprocess.run(["node", "--check", tmp_path / "script.js"], check=True)  # noqa: S607 - whichever node is installed
