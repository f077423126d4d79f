"""Web pages: the text of their content, what they say of themselves, their tables, and pages made to do harm."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactetl import pipeline
from impactetl.model import Document
from impactetl.pipeline import Extraction
from impactetl.schema import Problem, ProblemKind
from impactetl.sources.html.guard import tamed
from inputs import FREED, JAILED, kinds, read

PROSE = f"<p>{FREED}</p><p>The ministry said so on Monday, and it will tell more of its work in the coming weeks.</p>"


def _page(folder: Path, body: str, head: str = "<title>News</title>") -> Path:
    path = folder / "page.html"
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return path


def _read(folder: Path, body: str, head: str = "<title>News</title>") -> Document:
    (document,), problems = read(_page(folder, body, head))
    assert problems == []
    return document


def test_a_page_gives_its_content_without_its_furniture(tmp_path: Path) -> None:
    document = _read(
        tmp_path,
        f"""<header><a href="/">Home</a> <a href="/x">9 offices</a></header>
        <nav><ul><li><a href="/a">About 12 victims</a></li></ul></nav>
        <div class="cookie-banner">We keep 7 cookies</div><script>var n = "13 men were convicted";</script>
        <main><h1>Freed at last</h1>{PROSE}
        <ul><li>In 2018, 30 men were arrested.</li><li>In 2019, 40 men<br>were arrested.</li></ul>
        <ol><li>first</li><li>second</li></ol></main>
        <aside>See also 88 others</aside><footer>Founded 1997</footer>""",
    )
    assert document.text.split("\n\n", 1)[0] == "Freed at last"
    assert FREED in document.text.split("\n")
    assert "In 2018, 30 men were arrested." in document.text
    for word in ("offices", "About", "cookies", "convicted", "others", "Founded"):
        assert word not in document.text
    assert (document.media_type, document.uri, document.record) == ("text/html", "page.html", None)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (f"<div class='sidebar'>{PROSE}</div>", FREED),  # nothing else: it is the content after all
        (f"<body class='menu sidebar'>{PROSE}", FREED),
        (f"<nav>{PROSE}</nav>", FREED),
        (f"<main><h1>Title</h1></main><div>{PROSE}</div>", FREED),  # the element says so, the text does not
        ("<ul><li>12 girls rescued</li><li>60 men convicted</li></ul>", "12 girls rescued"),
        ("no tags but this<br>one", "no tags but this\none"),
        ("<p>120<sup>4</sup> girls<sup>[<a href='#n'>5</a>]</sup> on the 5<sup>th</sup></p>", "120 girls on the 5th"),
        ("<div><span class=n>1,500</span><span class=l>people rescued</span></div>", "1,500 people rescued"),
        ("<div><span>1,5</span><span>00 people</span></div>", "1,500 people"),
        ("<details><summary>Figures</summary>12 girls</details>", "Figures\n12 girls"),
        ("<p>caf&eacute; &amp; 12&nbsp;girls</p>", "café & 12\xa0girls"),
        ("<p>A\ufdd0B &#xfdd0;C</p><table><tr><td>1<td>2<tr><td>3<td>4</table>", "A\ufffdB C"),
    ],
)
def test_the_text_is_what_a_reader_sees(tmp_path: Path, body: str, wanted: str) -> None:
    assert wanted in _read(tmp_path, body).text


HEAD = '<meta property="article:published_time" content="2016-05-04T10:00:00Z">'
LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (HEAD, date(2016, 5, 4)),
        ('<meta name="DC.date.issued" content="2016-05-04">', date(2016, 5, 4)),
        ('<meta name="date" content="20160504">', date(2016, 5, 4)),
        ('<meta property="article:modified_time" content="2016-05-04">', None),
        ('<meta name="date" content="1970-01-01">', None),
        ('<meta name="date" content="2016-02-31">', None),
        (LD.format('{"@type": "NewsArticle", "datePublished": "2016-05-04"}'), date(2016, 5, 4)),
        (LD.format('{"@graph": [{"@type": ["WebPage"], "datePublished": "2016-05-04"}]}'), date(2016, 5, 4)),
        (LD.format('[{"@type": "Event", "datePublished": "2016-05-04"}, 7]'), None),
        (LD.format("{not json"), None),
        (LD.format("[" * 100_000), None),
        ("", None),
        ('<link rel="canonical" href="https://example.org/2016/05/04/freed/">', date(2016, 5, 4)),
        ('<link rel="canonical" href="https://example.org/2016/99/04/freed/">', None),
    ],
)
def test_the_day_of_publication_is_what_the_page_states(tmp_path: Path, head: str, day: date | None) -> None:
    assert _read(tmp_path, PROSE, head).published == day


def test_a_marked_time_is_a_day_of_publication_and_another_is_not(tmp_path: Path) -> None:
    marked = '<article><header><h1>T</h1><time datetime="2016-05-04">4 May</time></header>' + PROSE + "</article>"
    assert _read(tmp_path, marked).published == date(2016, 5, 4)
    assert _read(tmp_path, PROSE + '<time datetime="2019-01-01">an event</time>').published is None


def test_title_site_and_address_are_read(tmp_path: Path) -> None:
    head = """<title>Freed at last | Watch</title><meta property="og:title" content="Freed at last - Watch">
    <meta property="og:site_name" content=" The   Watch "><link rel="canonical" href="https://example.org/a b">"""
    document = _read(tmp_path, f"<h1>Freed at last</h1>{PROSE}", head)
    assert (document.title, document.publisher, document.url) == (
        "Freed at last",
        "The Watch",
        "https://example.org/a%20b",
    )
    assert _read(tmp_path, PROSE, "<title> News\n of May </title>").title == "News of May"
    assert _read(tmp_path, f"<h1>Freed</h1>{PROSE}", "").title == "Freed"
    assert _read(tmp_path, PROSE, '<link rel="canonical" href="/relative">').url is None


def test_the_sidecar_wins_over_the_page(tmp_path: Path) -> None:
    path = _page(tmp_path, PROSE, HEAD)
    from hashlib import sha256  # noqa: PLC0415 - used here only

    digest = sha256(path.read_bytes()).hexdigest()
    sidecar = f'sha256 = "{digest}"\nrights = "x"\npublished = 2015-01-01\ntitle = "Other"\n'
    path.with_name("page.html.toml").write_text(sidecar, encoding="utf-8")
    (document,), _ = read(path)
    assert (document.published, document.title) == (date(2015, 1, 1), "Other")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>naïve “six”</p>".encode(), "naïve “six”"),
        ("<p>naïve “six”</p>".encode("cp1252"), "naïve “six”"),
        ('<meta charset="iso-8859-1"><p>naïve “six”</p>'.encode("cp1252"), "naïve “six”"),
        ('<meta charset="koi8-r"><p>Освобождены</p>'.encode("koi8-r"), "Освобождены"),
        ('<meta http-equiv=Content-Type content="text/html; charset=shift_jis"><p>六人</p>'.encode("cp932"), "六人"),
        (b'<meta charset="no-such"><p>plain</p>', "plain"),
        ("<p>six</p>".encode("utf-16"), "six"),
    ],
)
def test_pages_tell_their_encoding(tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "a.html").write_bytes(content)
    (document,), _ = read(tmp_path)
    assert document.text == text


def test_a_page_without_text_and_one_that_is_none_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html><body><img src=x></body></html>")
    (tmp_path / "b.html").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "c.html").write_bytes(b"<p>" + b"six girls " * 40 + b"\x00</p>")
    documents, problems = read(tmp_path)
    assert len(documents) == 1
    assert kinds(problems) == [ProblemKind.EMPTY, ProblemKind.UNREADABLE, ProblemKind.ENCODING]


TABLE = """<h1>Ghana</h1><table><caption>Law enforcement</caption>
<thead><tr><th rowspan=2></th><th colspan=2>Year</th></tr><tr><th>2015</th><th> 2016 </th></tr></thead>
<tr><th>Number of Convictions</th><td>5</td><td>1,208</td></tr>
<tr><td colspan=3>Investigations by police</td></tr>
<tr><td>Number of Investigations</td><td></td><td>43<p></p></td></tr>
<tr><td rowspan=2>Prosecutions</td><td>7</td><td>N/A</td></tr><tr><td colspan="x">9</td><td>10</td></tr></table>"""


def test_the_cells_of_a_table_stand_where_they_are_told(tmp_path: Path) -> None:
    document = _read(tmp_path, TABLE)
    text = document.text

    def words(span: tuple[int, int] | None) -> str:
        return text[slice(*span)] if span else ""

    told = [(words((c.start, c.end)), words(c.header), [words(one) for one in c.columns]) for c in document.cells]
    assert told == [
        ("5", "Number of Convictions", ["Year", "2015"]),
        ("1,208", "Number of Convictions", ["Year", "2016"]),
        ("43", "Number of Investigations", ["Investigations by police", "Year", "2016"]),
        ("7", "Prosecutions", ["Investigations by police", "Year", "2015"]),
        ("N/A", "Prosecutions", ["Investigations by police", "Year", "2016"]),
        ("9", "Prosecutions", ["Investigations by police", "Year", "2015"]),
        ("10", "Prosecutions", ["Investigations by police", "Year", "2016"]),
    ]
    for cell in document.cells:
        assert cell.row[0] <= cell.start < cell.end <= cell.row[1]
    assert not {"\ufdd0", "\ufdd1"} & set(text)


def test_a_table_of_a_page_gives_records_that_name_row_and_column(tmp_path: Path) -> None:
    (found,) = (item for item in pipeline.extract_paths([_page(tmp_path, TABLE)]) if isinstance(item, Extraction))
    rows = {(r.metric.value, r.year, r.value, r.table_row, r.table_column) for r in found.records}
    assert ("convictions", 2016, 1208.0, "Number of Convictions", "Year / 2016") in rows


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><table><tr><td>1</td><td>2</td></tr></table></td><td>x</td></tr><tr><td>y</td></tr></table>",
        f"<table><tr><td>{'long ' * 80}</td><td>x</td></tr><tr><td>1</td><td>2</td></tr></table>",
        "<table><tr><td>one</td><td>row</td></tr></table>",
        "<table><tr><td>one</td></tr><tr><td>column</td></tr></table>",
    ],
)
def test_a_table_that_only_lays_out_has_no_outer_cells(tmp_path: Path, table: str) -> None:
    document = _read(tmp_path, PROSE + table)
    assert [document.text[c.start : c.end] for c in document.cells] == []


CELLS = st.lists(st.lists(st.text(st.sampled_from("ab1, <&\ufdd0\n"), max_size=5), max_size=4), max_size=5)


@given(CELLS)
def test_any_table_gives_cells_that_lie_in_their_rows(
    tmp_path_factory: pytest.TempPathFactory, grid: list[list[str]]
) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in grid)
    (document,), _ = read(_page(tmp_path_factory.mktemp("tables"), f"{PROSE}<table>{rows}</table>"))
    for cell in document.cells:
        words = document.text[cell.start : cell.end]
        assert words == words.strip() != ""
        assert cell.row[0] <= cell.start < cell.end <= cell.row[1]
        assert "\t" not in words


N = 100_000
QUOTED = " ".join(f"a{i}='>\"<'" for i in range(N))
HARMFUL = {
    "nested": f"{'<div>' * N}{PROSE}{'</div>' * N}",
    "never closed": f"{'<div>' * N}{PROSE}",
    "stray ends": f"{'<x>' * N}{'</y>' * N}{PROSE}",
    "attributes": f"<p {' '.join(f'a{i}=1' for i in range(N))}>x</p>{PROSE}",
    "quoted attributes": f"<p {QUOTED}>x</p>{PROSE}",
    "options": f"<select>{'<option>x' * N}</select>{PROSE}",
    "formatting": f"{''.join(f'<b id={i}>' for i in range(3000))}{'<p>x' * 3000}{PROSE}",
    "tables": f"{'<table><tr><td>' * 20_000}{PROSE}",
    "opening brackets": f"{'<' * N}</p>{PROSE}",
    "script that never ends": f"{PROSE}{'<script>' * N}",
    "comments": f"{PROSE}{'<!--' * N}",
    "entities": f"{'&amp' * N}{PROSE}",
    "spans": f"<table><tr><td rowspan=99999999999 colspan=99999999999>x</td><td>y</table>{PROSE}",
    "apostrophes": PROSE + "<p>" + "it isn't, it isn't = x. " * N + "</p>",
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_page_made_to_do_harm_is_read_in_good_time_and_its_text_kept(tmp_path: Path, name: str) -> None:
    started = process_time()
    documents, problems = read(_page(tmp_path, HARMFUL[name]))
    assert process_time() - started < 30  # some take hours untamed; here all take a second or two
    assert FREED in "".join(document.text for document in documents)
    assert problems == []


def test_entities_of_xml_are_not_expanded(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "lol"}">' for i in range(12))
    path = tmp_path / "bomb.xhtml"
    path.write_text(f"<?xml version='1.0'?><!DOCTYPE html [{entities}]><html><body>{PROSE}&e11;</body></html>", "utf-8")
    (document,), _ = read(path)
    assert FREED in document.text
    assert len(document.text) < 5000


def test_what_is_tamed_keeps_its_text(tmp_path: Path) -> None:
    plain = f"<div><p class='a>b'>{FREED}<br>x<!-- 5 --></p><script>if (1<2) '</p>'</script></div></i>"
    assert tamed(plain, 512) == plain
    padded = tamed(plain + "<i></i>" * 6000, 512)
    assert padded.startswith(f"<div><p class='a>b'>{FREED}<br>x</p><script>if (1<2) '</p>'</script></div> <i></i>")
    deep = tamed("<b><i><u>x</u></i></b><p>y</p>" + "<br>" * 10_000, 2)
    assert deep.startswith("<b><i> x </i></b><p>y</p><br>")
    assert tmp_path.exists()


def test_a_page_beyond_a_limit_is_kept_up_to_it(tmp_path: Path) -> None:
    path = _page(tmp_path, f"{PROSE}<p>{JAILED}</p>")
    (document,), (problem,) = read(path, max_tags=11)
    assert FREED in document.text
    assert JAILED not in document.text
    assert (problem.kind, problem.kept) == (ProblemKind.LIMIT, "the part before")
    (document,), (problem,) = read(path, max_document=path.stat().st_size - 40)
    assert FREED in document.text
    assert "convicted 14" not in document.text
    assert problem.kind is ProblemKind.LIMIT


def test_a_page_in_another_language_is_skipped_with_its_language(tmp_path: Path) -> None:
    german = "Die Polizei hat 120 Frauen befreit und die Männer wurden in der Stadt nicht gefunden, wie es heißt."
    items = list(pipeline.extract_paths([_page(tmp_path, f"<p>{german}</p>")]))
    problem = next(item for item in items if isinstance(item, Problem))
    assert (problem.kind, "'de'" in problem.message) == (ProblemKind.LANGUAGE, True)
    assert all(item.records == () for item in items if isinstance(item, Extraction))
