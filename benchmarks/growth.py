"""Time by size: it must grow as a straight line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle
from time import process_time

Point = tuple[float, float]
# The plot, in pixels; around the axes stand their figures.
_WIDE, _HIGH, _LEFT, _FOOT, _TOP, _RIGHT = 560, 300, 64, 44, 28, 20
_TICKS = 5


def measured(texts: Sequence[str], work: Callable[[str], object], marks: Iterable[float]) -> Iterator[Point]:
    """Work through texts, over and over, and give megabytes and seconds of one core at each mark, in megabytes."""
    size, source, start = 0, cycle(texts), process_time()
    for mark in marks:
        while size < mark * 1e6:
            text = next(source)
            work(text)
            size += len(text)
        yield size / 1e6, process_time() - start


def marks(most: float) -> list[float]:
    """Megabytes at which the time is taken: 1, 2, 5, 10 and so on.

    >>> marks(20)
    [1.0, 2.0, 5.0, 10.0, 20.0]
    """
    return [float(step * 10**power) for power in range(6) for step in (1, 2, 5) if step * 10**power <= most]


def straightness(points: Sequence[Point]) -> float:
    """How much longer the last megabyte took than the average one before: 1 is a straight line."""
    (size, seconds), (most, whole) = points[-2], points[-1]
    return ((whole - seconds) / (most - size)) / (seconds / size)


def svg(points: Sequence[Point], title: str) -> str:
    """Draw time over size, with the straight line from nothing to the last point."""
    most_size, most_seconds = points[-1]

    def place(point: Point) -> str:
        x = _LEFT + (_WIDE - _LEFT - _RIGHT) * point[0] / most_size
        y = _HIGH - _FOOT - (_HIGH - _FOOT - _TOP) * point[1] / most_seconds
        return f"{x:.1f} {y:.1f}"

    def label(x: float, y: float, words: str, anchor: str) -> str:
        return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="{title}">',
        '<g font-family="sans-serif" font-size="12" fill="#222">',
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#fff"/>',
        label(_LEFT, 18, title, "start"),
        f'<path d="M{place((0, most_seconds))} L{place((0, 0))} L{place((most_size, 0))}" fill="none" stroke="#222"/>',
        f'<path d="M{place((0, 0))} L{place(points[-1])}" stroke="#999" stroke-dasharray="4 4"/>',
        f'<path d="M{" L".join(map(place, [(0.0, 0.0), *points]))}" fill="none" stroke="#0b5394" stroke-width="2"/>',
        *(f'<circle cx="{x}" cy="{y}" r="3" fill="#0b5394"/>' for x, y in (place(one).split() for one in points)),
    ]
    for n in range(_TICKS + 1):
        x, _ = map(float, place((most_size * n / _TICKS, 0)).split())
        _, y = map(float, place((0, most_seconds * n / _TICKS)).split())
        parts.append(label(x, _HIGH - 26, f"{most_size * n / _TICKS:.2g}", "middle"))
        parts.append(label(_LEFT - 6, y + 4, f"{most_seconds * n / _TICKS:.2g}", "end"))
    middle = (_WIDE + _LEFT) / 2
    parts += label(middle, _HIGH - 8, "megabytes of text", "middle"), label(_LEFT - 6, 18, "s", "end"), "</g>", "</svg>"
    return "\n".join(parts) + "\n"
