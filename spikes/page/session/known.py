"""What a visit knows of its browser."""

from dataclasses import dataclass

from spikes.model import Decision


@dataclass
class Known:
    """What a visit knows of its browser."""

    heard: bool = False  # the browser has reported what it keeps
    failed: bool = False  # it can keep nothing, which was said
    restored: int | None = None  # the number of the decision that was brought back
    unreadable: str | None = None  # the id of the record that cannot be opened
    taken: tuple[int, str | None] = (0, None)  # how many records of other tabs, and the last's id
    download: str | None = None  # the last question whether all has arrived here
    notices: tuple[str, ...] = ()  # sentences that stand on the page until they are understood
    link: Decision | None = None  # what a link holds, until it is opened or refused
