"""Make ``src/impactetl/lexicon/english_words.txt`` from SCOWL's small word lists.

Run as ``python tools/build_words.py american-english-small british-english-small`` on the files of Debian's packages
wamerican-small and wbritish-small (2020.12.07-2). Kept are the words in lower case: a name has a capital there.
"""

import re
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src" / "impactetl" / "lexicon" / "english_words.txt"
HEADER = """\
# English words in lower case, British and American, from SCOWL; see README.md for its notice.
# Made by tools/build_words.py; do not edit.
"""
_WORD = re.compile(r"[a-z]+")


def main() -> None:
    """Write the list."""
    lines = (line.strip() for name in sys.argv[1:] for line in Path(name).read_text(encoding="utf-8").splitlines())
    words = sorted({line for line in lines if _WORD.fullmatch(line)})
    OUT.write_text(HEADER + "\n" + "\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
