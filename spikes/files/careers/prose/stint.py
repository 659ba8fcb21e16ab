"""A role of a career in prose, and what is said of how it was read."""

from dataclasses import dataclass, replace
from datetime import date

from spikes.files.careers.names import run_on, titleness
from spikes.files.careers.prose.lines import Line
from spikes.files.careers.rows import Row, held
from spikes.files.dates import Span, assumed
from spikes.model import Role


@dataclass(frozen=True, slots=True)
class Stint:
    """A role as its lines say it."""

    line: Line  # the one with its months
    organisation: str
    title: str
    inherited: bool  # whether the organisation is that of the role above
    in_order: bool = False  # whether the order of the roles above says which is which
    unsure: bool = False  # whether nothing says which of the two is the title
    place: str = ""  # what may be another name of the employer, but is taken as its place
    turned: str = ""  # "above" or "below": where its names stand, unlike those of roles before
    beside: bool = False  # whether its lines say that it is a side job

    @property
    def span(self) -> Span:
        """Return its months."""
        assert self.line.span  # noqa: S101 (only such lines are roles)
        return self.line.span

    def heads(self, below: "Stint") -> bool:
        """Return whether this is but the employer of the roles below, and how long in all."""
        inside = self.span.first <= below.span.first
        return inside and below.inherited and not titleness(self.title)

    def row(self, as_of: date) -> Row[Role]:
        """Return the row with its role."""
        said = f"the organisation is that of the role above, {self.organisation}."
        remarks = [*([said] if self.inherited else []), *assumed(self.line.text)]
        organisation, title = self.organisation, self.title
        if self.line.order:
            which = "day" if self.line.order == "dmy" else "month"
            remarks.append(f"the {which} is first in its days, as another line shows.")
        if self.turned:
            remarks.append(f"the names stand {self.turned} the months here, unlike those before.")
        if self.in_order:
            remarks.append(f"{title} at {organisation} is read in the order of the roles above.")
        if self.unsure:
            remarks.append(f"{organisation} is read as the employer, and {title} as the title.")
        if self.place:
            remarks.append(f"{organisation} is read as the employer, and {self.place} as a place.")
        if not organisation and (apart := run_on(title)).organisation:
            organisation, title = apart.organisation, apart.title
            remarks.append(f"“{self.title[:60]}” is read as {title} at {organisation}.")
        when = (self.span.first, self.span.last)
        row = held(self.line.number, organisation, title, when, as_of, remarks=remarks, what="Line")
        return replace(row, beside=self.beside)
