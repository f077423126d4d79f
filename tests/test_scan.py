"""The sieve over whole texts: nothing that gives a record is passed over, and most of what gives none is."""

import gzip
import json
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import case_rows
from gold_sets import SETS, GoldSet
from impactetl.extraction import Extraction, extract_document
from impactetl.metrics.registry import METRICS
from impactetl.model import Document, Ledger
from impactetl.passages.units import Lines
from impactetl.pipeline import worked
from impactetl.scan import demands, stretches
from impactetl.scan.search import Signs
from impactetl.scan.words import may_state
from impactetl.sources import About, source_id
from prose import PROSE, document, real_documents

# Read without coverage, which takes four times as long: the cases run the same rules with it.
pytestmark = pytest.mark.no_cover

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
# Two primes: the sample meets every part of a corpus, and is not the one that the rules were written on.
SPARSE_STEP, LINES_STEP = 97, 31
SAMPLE = 5

FILLER = "The river rises in the hills. It was first mapped in 1902 by a surveyor who liked the view."
LAYOUTS = (
    "{}",
    f"{FILLER}\n\n{{}}\n\n{FILLER}",
    f"{FILLER} {{}} {FILLER}",
    f"Report\n\n- {FILLER}\n- {{}}\n",
    f"{FILLER}\n{{}}\n{FILLER}",
)
TABLES = (
    "1,600\n\n\nwomen freed from slavery\n\n" + FILLER,
    "Year\tArrests\tConvictions\n2015\t12\t3\n2016\t14\t5\n" + "2017\t14\t5\n" * 30,
    "Country report\n\n2015 2016\nNumber of Convictions 5 (4) 8 (5)\n" + FILLER,
    "Convictions: 12\nArrests: 40\n",
    "In 2019 the unit arrested 14 traffickers. Twelve in 2020. Nine were women.",
    "The court con\u00advicted 12 traf\ufb01ckers.",
    "It measured 12\u2103.\n\n" + FILLER + " The court con\u00advicted 12 traf\ufb01ckers. " + FILLER,
    "A gangmaster was convicted in 2015 in Lincoln.",
    "|  | _caught_ | 4 |\n|  | _freed_ | 9 |",
    "Police arrested 1990 men in 1990.",
    "The court awarded the survivors five million USD in compensation.",
    "The court awarded the survivors two million South African Rand in compensation.",
    "They paid $1990 in compensation to each of 12 survivors.",
    "Santo Domingo: four traffickers, 15 years each.",
    "The 60 workers walked away with settlements totalling \u20ac90,000.",
    "The group took in more than $900,000 from 11 victims.",
    "The company paid a penalty of $20,000 imposed by the labour court.",
    "In 2019 it was said:\n\n- 12 women were freed.\n- 3 men were convicted.\n",
    "Police hadn't arrested 12 men before 2019, but they had by 2020 convicted 14 traffickers.",
)
CASES = case_rows.load()
SENTENCES = [sentence for metric in METRICS for sentence in metric.yes]


def passed(text: Document) -> tuple[object, ...]:
    spans = stretches(text)
    return extract_document(text, spans).records if spans else ()


@pytest.mark.parametrize("layout", LAYOUTS, ids=range(len(LAYOUTS)))
def test_no_sentence_that_states_a_metric_is_passed_over(layout: str) -> None:
    texts = [document(layout.format(sentence)) for sentence in SENTENCES]
    assert [passed(text) for text in texts] == [extract_document(text).records for text in texts]


@pytest.mark.parametrize("text", TABLES)
def test_figures_apart_from_their_words_are_not_passed_over(text: str) -> None:
    found = extract_document(document(text)).records
    assert found
    assert passed(document(text)) == found


@settings(deadline=None, derandomize=True, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PROSE, max_size=4), st.sampled_from(["\n", "\n\n", " ", "\n\n\n"]))
def test_nothing_is_lost_of_any_text(parts: list[str], between: str) -> None:
    text = document(between.join(parts))
    assert passed(text) == extract_document(text).records


@pytest.mark.parametrize("found", [*real_documents()], ids=lambda found: found.uri)
def test_nothing_is_lost_of_a_real_text(found: Document) -> None:
    assert passed(found) == extract_document(found).records


@pytest.mark.parametrize("family", sorted({case.family for case in CASES}))
def test_nothing_is_lost_of_a_case(family: str) -> None:
    texts = [document(case.text, case.id) for case in CASES if case.family == family]
    lost = [text.uri for text in texts if passed(text) != extract_document(text).records]
    assert lost == []


@pytest.mark.parametrize("chosen", SETS, ids=lambda chosen: chosen.name)
def test_nothing_is_lost_of_an_annotated_text(chosen: GoldSet) -> None:
    if not chosen.here:
        pytest.skip(f"the texts of {chosen.name} are not copied into the repository; they lie in ../shared")
    paths = sorted(chosen.texts.glob("*.txt"))
    texts = [document(path.read_text(encoding="utf-8"), path.name) for path in paths]
    assert [text.uri for text in texts if passed(text) != extract_document(text).records] == []


def sample(name: str) -> list[str]:
    """Every so-manieth text of a corpus."""
    path = CORPUS / name
    if not path.exists():
        pytest.skip(f"{name} is not copied into the repository; it lies in ../shared where the maintainers test")
    if path.suffix == ".parquet":
        texts = pq.read_table(path, columns=["text"]).column(0)
        return [texts[i].as_py() for i in range(0, len(texts), SPARSE_STEP)][:SAMPLE]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, 0, SAMPLE * LINES_STEP, LINES_STEP)]


@pytest.mark.parametrize("name", ["sparse.parquet", "dense.jsonl.gz", "mixed.jsonl.gz"])
def test_nothing_is_lost_of_a_sample_of_each_corpus(name: str) -> None:
    texts = [Document(source_id(str(i)), str(i), text) for i, text in enumerate(sample(name))]
    assert [passed(text) for text in texts] == [extract_document(text).records for text in texts]


def test_a_text_that_can_state_nothing_is_known_like_any_other() -> None:
    for filler in (f"Notes\n\n4 May 2012\n\n{FILLER}", f"{FILLER}\ud800"):
        text = document(" ".join([filler] * 20))
        assert stretches(text) == []
        (found,) = worked(text, About(), strict=False, ledger=Ledger.PASSED)
        (whole,) = worked(text, About(), strict=False)
        assert isinstance(found, Extraction)
        assert isinstance(whole, Extraction)
        assert found.document == whole.document
        assert (whole.document.language, found.rejections) == ("en", ())
        assert whole.rejections


def test_every_word_of_a_cue_is_in_a_demand() -> None:
    """The demands are made of the metrics: a new cue needs no change of the sieve."""
    words = frozenset().union(*(part for demand in demands.demands() for part in demand.sets))
    for metric in METRICS:
        for cue in metric.cues:
            assert {word for word in cue.words if word != "be"} <= words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police arrested 12.", True),
        ("ARRESTED 12", True),
        ("unarrested arrestedly 12", False),
        ("12 _arrested_", True),
        ("12arrested", True),
        ("\u2019arrested\u2019 \u00e912", True),
        ("co-arrested 12", True),
        ("arre\u00adsted 12", True),
        ("They lead 12 girls out of it.", True),
    ],
)
def test_words_are_found_whole_whatever_their_case(text: str, *, told: bool) -> None:
    assert Signs(text).may_state((0, len(text))) is told


def test_words_of_every_text_are_left_to_the_second_look() -> None:
    text = "They lead 12 girls along."
    assert Signs(text).may_state((0, len(text)))
    assert not may_state(text)
    assert may_state("They lead 12 girls out of it.")


def test_a_stretch_is_told_by_the_words_within_it() -> None:
    text = "Twelve left. They were convicted. The 12 left."
    spans = [(0, 12), (13, 33), (34, 46)]
    assert [Signs(text).may_state(span) for span in spans] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (f"{FILLER} The unit arrested 14 traffickers in 2019. {FILLER}", [("The unit", True)]),
        (f"The unit arrested 14 traffickers in 2019. {FILLER}", [("The unit", True)]),
        (f"-   The unit arrested 14 traffickers in 2019. {FILLER}", [("-   The", False)]),
        (f"{FILLER}\n\n14\n\ntraffickers arrested\n\n{FILLER}", [("The river", False)]),
        ("Rivers\nThe unit arrested 14 men.\nHills", [("The unit", False)]),
        ("Rivers,\nthe unit arrested 14 men\nin the hills.\nHills", [("Rivers", False)]),
        (f"2019 regatta\n\n{FILLER} The unit arrested 14 traffickers. {FILLER}", [("The unit", True)]),
    ],
)
def test_sentences_are_cut_out_of_prose_alone(text: str, units: list[tuple[str, bool]]) -> None:
    signs = Signs(text)
    found = Lines(text).units(signs.begin, signs.may_state)
    assert [
        (text[unit.start :][: len(start)], unit.sentence) for unit, (start, _) in zip(found, units, strict=True)
    ] == (units)
