"""What a career names with months but is no job: a break."""

import re

from spikes.files.dates import plain
from spikes.model import Offer, Role

WHY = "this is a break and no job, so it is left out."
BREAK = re.compile(
    r"(?:(?:career|planned|full-time)[ -]break|(?:parental|maternity|paternity|family) leave"
    r"|sabbatical(?: leave)?|gap year|unemployed|job search|elternzeit|mutterschutz|babypause"
    r"|arbeitslos|arbeitssuchend|auszeit|sabbatjahr|conge (?:parental|(?:de )?maternite"
    r"|sabbatique)|annee sabbatique|ano sabatico|permiso (?:parental|de maternidad)|desempleo"
    r"|licenca (?:parental|maternidade)|congedo parentale|ouderschapsverlof|urlop macierzynski"
    r"|urlop rodzicielski|foreldrepermisjon|foraldraledighet|barselsorlov)"
)


def is_one(job: Role | Offer) -> bool:
    """Return whether a role is a break, by its employer or its title."""
    names = (re.sub(r"[()\[\]]", "", plain(name)).strip() for name in (job.organisation, job.title))
    return isinstance(job, Role) and any(map(BREAK.fullmatch, names))
