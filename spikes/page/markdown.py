"""Text as it is, on the page: whatever a person enters, nothing in it becomes a sign.

Streamlit reads Markdown of its own, with icons, colours and formulas. For what leaves the page as a
file there is `spikes.words.markdown`.
"""

import re


def escaped(text: str) -> str:
    r"""Return text on one line as Streamlit's Markdown: what is rendered is the text.

    >>> print(escaped("1. R&D ~ $9"))
    1\. R\&D \~ \$9
    """
    plain = re.sub(r"[^\S\N{NO-BREAK SPACE}]+", " ", text).strip()
    # A word joiner keeps :name: from becoming an icon or a colour, an address a link, -> and >= a
    # sign, and a month two lines.
    plain = re.sub(
        r"[:@](?=\S)|(?i:www)(?=\.)|[-<>~](?=[-=>])|(?<=[0-9])-(?=[0-9])", "\\g<0>\u2060", plain
    )
    plain = re.sub(r"([\\`*_{}\[\]#|~$<>&^=])", r"\\\1", plain)
    return re.sub(r"^(\d*)([-+.)])", r"\1\\\2", plain)  # what would begin a list
