"""The content of a web page as text: headings, paragraphs and list items on lines of their own, rows of tables too."""

from collections.abc import Iterator
from functools import cache

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
from resiliparse.parse.html.node import ElementNode, Node

from impactetl.lexicon.load import load

# What is marked as the content is taken for it if it holds so much of the page's text, in characters.
_LEAST_CONTENT, _LEAST_SHARE = 200, 0.1


def content_of(tree: HTMLTree) -> str:
    """Give the text of a page without its furniture; of a page that is all furniture, with it."""
    body = tree.body
    if body is None:
        return ""
    whole = len(body.text or "")
    _narrow(tree, body, whole)
    known = _furniture()
    text = _text(tree, [*known[0], *known[1]])
    return text if _enough(text, whole) else _text(tree, known[0]) or _text(tree, [])


def _text(tree: HTMLTree, left_out: list[str]) -> str:
    return extract_plain_text(tree, preserve_formatting=True, alt_texts=False, skip_elements=left_out)


@cache
def _furniture() -> tuple[list[str], list[str]]:
    """The selectors of what is left out always, and of what is called furniture by its class or id."""
    known = load("web")["furniture"]
    return list(known["always"]), [f"{sign}{name}:not(body)" for name in known["named"] for sign in (".", "#")]


def _enough(text: str, whole: int) -> bool:
    return len(text) >= min(_LEAST_CONTENT, whole * _LEAST_SHARE)


def _narrow(tree: HTMLTree, body: ElementNode, whole: int) -> None:
    """Take away all that stands round the element that is marked as the content."""
    for selector in load("web")["furniture"]["content"]:
        root = first(tree, selector)
        if root is not None and root.tag != "body" and _enough(root.text or "", whole):
            _alone(body, root)
            return


def _alone(body: Node, root: Node) -> None:
    """Take away everything beside an element and the elements that it stands in, but for a heading before it."""
    node: Node | None = root
    while node is not None and node != body:
        parent = node.parent
        sibling = parent.first_child if parent is not None else None
        while sibling is not None:
            following = sibling.next_sibling
            if sibling != node and not _is_heading(sibling):
                sibling.decompose()
            sibling = following
        node = parent


def _is_heading(node: Node) -> bool:
    if not isinstance(node, ElementNode):
        return False
    return node.tag == "h1" or (node.tag in {"header", "div"} and node.query_selector("h1") is not None)


def first(tree: HTMLTree, selector: str) -> ElementNode | None:
    """Give the first element of a page that matches.

    Only the first: the list of all of them is searched for anew at each step through it. A search goes through the
    whole page, so callers look first whether its words stand in the page at all.
    """
    return None if tree.document is None else tree.document.query_selector(selector)


def elements(root: ElementNode) -> Iterator[ElementNode]:
    """Give an element and those below it, in the order of the page, without recursion."""
    node: ElementNode | None = root
    while node is not None:
        yield node
        following = node.first_element_child
        while following is None and node is not None and node != root:
            following = node.next_element_sibling
            node = node.parent_element if following is None else node
        node = following
