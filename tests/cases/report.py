"""Show which extraction cases pass: ``python tests/cases/report.py [-v] [family or case id ...]``."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from typer import echo

from case_rows import Case, Fault, checked, known_failures, load


def chosen(names: Iterable[str]) -> list[Case]:
    """Give the cases of the families and ids named, or all."""
    wanted = set(names)
    return [case for case in load() if not wanted or case.family in wanted or case.id in wanted]


def main() -> int:
    """Print the report; exit status 1 if a case fails that is not known to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="families or case ids; all when left out")
    parser.add_argument("-v", "--verbose", action="store_true", help="list each failure with its text")
    parser.add_argument("-c", "--cause", help="list only failures of this cause")
    args = parser.parse_args()
    results = [(case, checked(case)) for case in chosen(args.names)]
    if args.verbose or args.cause:
        _details(results, args.cause)
    _families(results)
    causes = Counter(fault.cause for _, found in results for fault in found)
    cases = Counter(cause for _, found in results for cause in {fault.cause for fault in found})
    only = Counter(found[0].cause for _, found in results if len({fault.cause for fault in found}) == 1)
    echo(f"\n{'cause':<16}{'faults':>7}{'cases':>7}{'alone':>7}")
    for cause, count in causes.most_common():
        echo(f"{cause:<16}{count:>7}{cases[cause]:>7}{only[cause]:>7}")
    known = known_failures()
    new = [case.id for case, found in results if found and case.id not in known]
    passing = [case.id for case, found in results if not found and case.id in known]
    echo(f"\nnew failures: {' '.join(new) or 'none'}\nknown failures that pass now: {' '.join(passing) or 'none'}")
    return 1 if new else 0


def _details(results: list[tuple[Case, list[Fault]]], cause: str | None) -> None:
    for case, found in results:
        if not any(cause in {None, fault.cause} for fault in found):
            continue
        echo(f"{case.id}  published={case.published} country={case.country} title={case.title}\n  {case.text.strip()}")
        for fault in found:
            echo(f"  -- {fault.cause}: {fault.detail}")
        echo()


def _families(results: list[tuple[Case, list[Fault]]]) -> None:
    passed = Counter(case.family for case, found in results if not found)
    total = Counter(case.family for case, _ in results)
    echo(f"{'family':<16}{'passed':>7}{'failed':>7}")
    for family, count in sorted(total.items()):
        echo(f"{family:<16}{passed[family]:>7}{count - passed[family]:>7}")
    echo(f"{'all':<16}{passed.total():>7}{total.total() - passed.total():>7}")


if __name__ == "__main__":
    sys.exit(main())
