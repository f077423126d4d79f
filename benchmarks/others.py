"""What a user would use instead, in an environment of its own: it pins libraries that ours does not want."""

import json
import subprocess
import sys
import venv
from pathlib import Path

PACKAGES = ("quantulum3", "recognizers-text-number", "spacy", "setuptools<81", "emoji<2")
_RUN = """
import json, sys, time
sentences = json.load(sys.stdin)
{load}
read(sentences[0])
start = time.process_time()
for sentence in sentences:
    read(sentence)
print(time.process_time() - start)
"""
_LOADS = {
    "quantulum3": "from quantulum3 import parser\nread = parser.parse",
    "recognizers-text-number": (
        "from recognizers_number import NumberRecognizer\nfrom recognizers_text import Culture\n"
        "model = NumberRecognizer(Culture.English).get_number_model()\nread = model.parse"
    ),
    "spaCy blank pipeline": "import spacy\nnlp = spacy.blank('en')\nnlp.add_pipe('sentencizer')\nread = nlp",
}


def sentences_a_second(sentences: list[str], folder: Path) -> dict[str, float]:
    """Give the sentences that each reads in a second of processor time; one that cannot be run is left out."""
    python = _environment(folder)
    found = {}
    for name, load in _LOADS.items():
        ended = subprocess.run(  # noqa: S603 - a fixed program
            [python, "-c", _RUN.format(load=load)],
            input=json.dumps(sentences),
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            sys.stderr.write(f"{name}: left out ({ended.stderr.strip().splitlines()[-1]})\n")
        else:
            found[name] = len(sentences) / float(ended.stdout.split()[-1])
    return found


def _environment(folder: Path) -> Path:
    """Make the environment once."""
    python = folder / "bin" / "python"
    if not (folder / "made").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)  # noqa: S603 - a fixed program
        (folder / "made").touch()
    return python
