"""Web pages: the text of their content, with the cells of their tables, and what they say of themselves."""

from impactetl.sources.raw import Items, Raw


def read(raw: Raw) -> Items:
    """Read one page."""
    from impactetl.sources.html.read import read_html  # noqa: PLC0415 - the parser is loaded for those who read such

    return read_html(raw)
