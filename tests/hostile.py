"""Texts that would run as script, break out of their element or leave the page, were they not escaped."""

ALARM = "globalThis.hacked=1"
PAYLOADS = (
    f"<script>{ALARM}</script>",
    f"</script><script>{ALARM}</script>",
    f"</title><svg onload={ALARM}>",
    f"<img src=x onerror={ALARM}>",
    f'"><img src=x onerror="{ALARM}">',
    f"' autofocus onfocus='{ALARM}' x='",
    f"<a href=javascript:{ALARM}>here</a>",
    f"<iframe srcdoc='<script>parent.{ALARM}</script>'></iframe>",
    f"<style>@import 'https://example.org/{ALARM}'</style>",
    f"--><!--<script>{ALARM}</script>",
    f"]]><script>{ALARM}</script>",
    f"\\u003cscript\\u003e{ALARM}\\u003c/script\\u003e",
    f"`${{{ALARM}}}`",
    f"{{{{script}}}} {{{{data}}}} ');{ALARM};//",
    f"<meta http-equiv=refresh content='0;url=javascript:{ALARM}'>",
    f"<base href='https://example.org/'><form action=javascript:{ALARM}><input autofocus>",
    f"<math><mtext></p><style><img src onerror={ALARM}></style>",
    "\u2028globalThis.hacked=1\u2029",
    "<!--<script>",
    "__proto__",
)
ADDRESSES = (
    f"javascript:{ALARM}",
    f" javascript:{ALARM}",
    f"JaVaScRiPt:{ALARM}",
    f"java\nscript:{ALARM}",
    f"data:text/html,<script>{ALARM}</script>",
    f"vbscript:{ALARM}",
    f"//example.org/{ALARM}",
    f'https://example.org/"onmouseover="{ALARM}',
    "http://[",
    "file:///etc/passwd",
)
