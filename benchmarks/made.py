"""Files made of the texts that are measured: a WET file, an archive of web pages, reports with tables as PDF."""

import base64
import gzip
import hashlib
import html
from collections.abc import Iterator, Sequence
from pathlib import Path

_LINKS = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(40))
_PAGE = (
    "<!doctype html><html><head><title>{title}</title><meta charset=utf-8></head><body><nav><ul>{links}</ul></nav>"
    "<main><h1>{title}</h1>{body}</main><aside><ul>{links}</ul></aside><footer>All rights reserved</footer>"
    "</body></html>"
)
_YEARS = ("2015", "2016")
_ROWS = ("Number of Investigations", "Number of Prosecutions Initiated", "Number of Convictions", "Imposed Penalties")
_MOST_PAGES_A_FILE = 10


def wet(path: Path, texts: Sequence[str]) -> None:
    """Write texts as public crawls publish them: each a record of type conversion, packed by itself."""
    records = ((f"https://example.org/{n}", "conversion", "text/plain", text.encode()) for n, text in enumerate(texts))
    _archive(path, records)


def web(path: Path, texts: Sequence[str]) -> None:
    """Write texts as pages of a site, with the lists of links that such have, as a server sent them."""
    _archive(path, ((f"https://example.org/{n}", "response", _HTTP, _sent(text)) for n, text in enumerate(texts)))


_HTTP = "application/http; msgtype=response"


def _sent(text: str) -> bytes:
    title, *paragraphs = [html.escape(part) for part in text.split("\n\n")]
    body = "".join(f"<p>{paragraph.strip()}</p>" for paragraph in paragraphs)
    page = _PAGE.format(title=title, links=_LINKS, body=body).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page


def _archive(path: Path, records: Iterator[tuple[str, str, str, bytes]]) -> None:
    with path.open("wb") as file:
        for n, (url, kind, media_type, block) in enumerate(records):
            digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
            head = (
                f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{n:032x}>\r\nWARC-Block-Digest: sha1:{digest}\r\n"
                f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0))


def pdf(folder: Path, texts: Sequence[str]) -> list[Path]:
    """Write texts as reports, a page each with a table of figures below it, some pages in a file."""
    from fpdf import FPDF  # noqa: PLC0415 - a development tool, for the corpus that is made

    paths = []
    for start in range(0, len(texts), _MOST_PAGES_A_FILE):
        report = FPDF(unit="pt", format="letter")
        report.set_font("Helvetica", size=10)
        for text in texts[start : start + _MOST_PAGES_A_FILE]:
            report.add_page()
            report.multi_cell(0, 12, text.encode("latin-1", "replace").decode("latin-1"))
            with report.table(width=400) as table:
                table.row(("Overview of Efforts", *_YEARS))
                for n, row in enumerate(_ROWS):
                    table.row((row, str(n + 5), f"{n + 8} (4)"))
        paths.append(folder / f"{start:05}.pdf")
        report.output(str(paths[-1]))
    return paths
