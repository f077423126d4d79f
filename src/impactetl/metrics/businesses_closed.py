"""Brothels, bars, factories and kilns closed."""

from impactetl.metrics.base import Metric, done_by, noun, state, verb

_LICENCES = "licence|license|licences|licenses|permit|permits"
_TAKEN_BACK = "revoked|cancelled|canceled|withdrawn|pulled|suspended"
_COUNTED = frozenset({"business"})
# A fire is a closure where an authority lit it.
_BY = "by .. authorities|police|officials|inspectors|municipality|mayor|prosecutors|government|ministry"

METRIC = Metric(
    name="businesses_closed",
    unit="business",
    units=("business",),
    definition="Brothels, bars, factories, kilns and other businesses closed by the authorities.",
    typical="a dozen bars and brothels were shut down",
    cues=(
        verb("close", "shutter", "seal", "shut", "padlock", counts=_COUNTED),
        done_by(
            "state",
            verb("close", "shutter", "seal", "shut", "padlock", counts=frozenset({"thing"}), topic="exploitation"),
        ),
        verb("order", then=".. shut|closed", counts=_COUNTED),
        verb("order", "force", "make", then="to close|shut", counts=_COUNTED, topic="exploitation"),
        verb("nail", "brick", "board", "weld", then="shut|up", counts=_COUNTED, topic="exploitation"),
        verb("dismantle", "raze", "bulldoze", "demolish", counts=_COUNTED, topic="exploitation"),
        verb("torch", "burn", "destroy", "dynamite", then=_BY, counts=_COUNTED, topic="exploitation"),
        verb("burn", "tear", "pull", then=f"down {_BY}", counts=_COUNTED, topic="exploitation"),
        state("lose", then=".. licence|license|licences|licenses and .. dark|closed|shut", counts=_COUNTED),
        verb("put", "place", then=".. seal|seals on", counts=_COUNTED),
        state("lose", then=f".. {_LICENCES}", counts=_COUNTED, topic="exploitation"),
        state("have", "see", then=f".. {_LICENCES} {_TAKEN_BACK}", counts=_COUNTED),
        verb("strip", then=f"of .. {_LICENCES}", counts=_COUNTED),
        verb("strike", "take", then="off .. register|roll|rolls|list", counts=_COUNTED, topic="exploitation"),
        verb("deregister", "delicense", "delicence", counts=_COUNTED, topic="exploitation"),
        state("close", "shut", then="for good", counts=_COUNTED, topic="exploitation"),
        state("close", "shut", then="after|since .. raid|raids|verdict|inspection|conviction", counts=_COUNTED),
        state("go", then="out of business", counts=_COUNTED, topic="exploitation"),
        state("shut", "close", then="their|its doors|gates|shutters", counts=_COUNTED, topic="exploitation"),
        verb("put", then="out of business", counts=_COUNTED),
        verb("take", then="offline|down", counts=_COUNTED),
        verb("shut", "close", then="down", counts=_COUNTED),
        verb(
            "revoke",
            "cancel",
            "withdraw",
            "suspend",
            "pull",
            then="licences|licenses|licence|license|permits of",
            counts=_COUNTED,
        ),
        verb("force", then="to close|shut", counts=_COUNTED),
        verb("board", "wind", then="up", counts=_COUNTED),
        noun("closure", "shutdown", links="of", counts=_COUNTED),
    ),
    yes=(
        "A dozen bars and brothels were shut down.",
        "Police closed three peeling sheds this year.",
        "Two bars were sealed by order of a magistrate.",
    ),
    no=(
        "The inspectors visited 12 factories.",
        "Three schools were closed for the holidays.",
        "The company closed its books on three years.",
    ),
)
