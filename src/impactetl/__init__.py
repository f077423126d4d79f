"""impactetl: prose about human-rights work becomes an auditable dataset of impact statistics.

bytes -> Document -> Passage -> Mentions -> ImpactRecord | Rejection -> DuckDB -> Parquet

    import impactetl

    impactetl.extract("In 2016, police rescued 12 girls.", country="KHM")  # a list of ImpactRecord
    impactetl.build("data/raw", "data/processed")                          # the dataset of a folder of sources
    with impactetl.open("data/processed") as dataset:                      # pandas DataFrames, and .sql(query)
        dataset.records
    impactetl.publish_edition("data/public")                               # what may be shared of it
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from impactetl.building import BuildReport as BuildReport
    from impactetl.building import Plan as Plan
    from impactetl.building import build as build
    from impactetl.dataset import Dataset as Dataset
    from impactetl.dataset import open as open  # noqa: A004 - the public name
    from impactetl.errors import EngineError as EngineError
    from impactetl.errors import EvidenceError as EvidenceError
    from impactetl.errors import ImpactError as ImpactError
    from impactetl.errors import MixtureError as MixtureError
    from impactetl.errors import SourceError as SourceError
    from impactetl.errors import StoreError as StoreError
    from impactetl.errors import UnsafeSumError as UnsafeSumError
    from impactetl.errors import UsageError as UsageError
    from impactetl.schema import ImpactRecord as ImpactRecord
    from impactetl.schema import Rejection as Rejection
    from impactetl.sharing import EditionReport as EditionReport
    from impactetl.sharing import publish_edition as publish_edition
    from impactetl.texts import extract as extract
    from impactetl.texts import make_record as make_record

# Where each public name lives. It is loaded when it is first asked for, so that `import impactetl` costs nothing.
_HOMES = {
    "BuildReport": "impactetl.building",
    "Dataset": "impactetl.dataset",
    "EditionReport": "impactetl.sharing",
    "EngineError": "impactetl.errors",
    "EvidenceError": "impactetl.errors",
    "ImpactError": "impactetl.errors",
    "ImpactRecord": "impactetl.schema",
    "MixtureError": "impactetl.errors",
    "Plan": "impactetl.building",
    "Rejection": "impactetl.schema",
    "SourceError": "impactetl.errors",
    "StoreError": "impactetl.errors",
    "UnsafeSumError": "impactetl.errors",
    "UsageError": "impactetl.errors",
    "build": "impactetl.building",
    "extract": "impactetl.texts",
    "make_record": "impactetl.texts",
    "open": "impactetl.dataset",
    "publish_edition": "impactetl.sharing",
}

__all__ = [  # noqa: PLE0604 - the names of _HOMES, which type checkers see above
    "__version__",
    *_HOMES,
]


def __getattr__(name: str) -> object:
    """Load a public name."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}; it has {', '.join(_HOMES)}"
        raise AttributeError(msg)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted([*globals(), *_HOMES])
