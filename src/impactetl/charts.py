"""Charts of totals. Altair is an extra (``impactetl[plot]``) and is loaded only here."""

from typing import TYPE_CHECKING

import pandas as pd

from impactetl.errors import UsageError

if TYPE_CHECKING:
    import altair as alt

MOST_COLUMNS = 2


def bars(totals: pd.DataFrame, metric: str, by: tuple[str, ...]) -> "alt.LayerChart":
    """Draw totals as bars by the first column of ``by``, coloured by the second, each with a line from low to high.

    A total without an upper bound has an open line: it ends at its value, and the tooltip says so.
    Raises UsageError where altair is missing, or where ``by`` names no column or more than two.
    """
    if not 1 <= len(by) <= MOST_COLUMNS:
        msg = f"by: a chart shows one or two columns, not {len(by)}; name for example ['year', 'country']"
        raise UsageError(msg)
    try:
        import altair as alt  # noqa: PLC0415 - an extra, heavy
    except ImportError as error:
        msg = "charts need altair; install it with: pip install 'impactetl[plot]'"
        raise UsageError(msg) from error
    rows = totals.assign(upper=totals["high"].fillna(totals["value"]))
    for name in by:
        rows[name] = rows[name].astype("string").fillna("not said")
    base = alt.Chart(rows, title=f"{metric.replace('_', ' ')}: claims that are safe to sum").encode(
        x=alt.X(f"{by[0]}:O", title=by[0].replace("_", " ")),
        tooltip=[*by, "low", "value", "high", "claims", "records"],
    )
    if len(by) == MOST_COLUMNS:
        base = base.encode(color=alt.Color(f"{by[1]}:N"), xOffset=alt.XOffset(f"{by[1]}:N"))
    drawn = base.mark_bar(opacity=0.75).encode(y=alt.Y("value:Q", title=metric.replace("_", " ")))
    bounds = base.mark_rule(color="black").encode(y="low:Q", y2="upper:Q")
    chart: alt.LayerChart = drawn + bounds
    return chart
