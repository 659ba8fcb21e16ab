"""What a browser runs: each component's Python, script and style beside one another."""

import re
from functools import cache
from pathlib import Path


@cache
def asset(name: str) -> str:
    """The text of one of the page's own scripts or style sheets, less comments and indentation:
    it is sent at each change.
    """
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    # A line's end may end a statement; and a style sheet of a single line Streamlit takes for the
    # path of one.
    script, style = (
        r"^ *//.*\n| // .*$|^ *|\n(?=\n)",
        r"/\*[^*]*\*/|^ *|;?\n(?=})|(?<!})\n|(?<=[:,]) | (?={)",
    )
    idle = script if name.endswith(".js") else style
    return re.sub(idle, "", text, flags=re.MULTILINE)
