"""Put made tables into the documents."""

import re
from pathlib import Path


def put(page: Path, name: str, made: str) -> None:
    """Replace what stands in *page* between ``<!-- name -->`` and ``<!-- end of name -->``."""
    text = page.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    if not marks.search(text):
        raise SystemExit(f"{page} has no part “{name}”.")
    page.write_text(marks.sub(lambda at: f"{at[1]}\n{made}\n\n{at[2]}", text), encoding="utf-8")
