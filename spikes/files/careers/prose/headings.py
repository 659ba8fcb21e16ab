"""What the parts of a CV are headed with: work, or other things."""

import re
from typing import Literal

from spikes.files.dates import plain


def _each(names: str) -> frozenset[str]:
    """Return the names between commas."""
    return frozenset(" ".join(name.split()) for name in names.split(","))


LONGEST = 40  # characters
WORK = _each(
    """
    experience, work experience, professional experience, relevant experience, work, employment,
    employment history, work history, career, career history, positions, previous experience,
    earlier experience, other experience, further experience, additional experience,
    earlier career, previous positions, previous roles, earlier positions, earlier roles,
    internships, praktika, stages, practicas, weitere berufserfahrung, weitere erfahrung,
    fruhere tatigkeiten, professional background, experiences, experience professionnelle,
    erfahrung, experiences professionnelles, parcours professionnel, berufserfahrung, beruf,
    beruflicher werdegang, berufliche erfahrung, berufliche laufbahn, experiencia,
    experiencia laboral, experiencia profesional, experiencia profissional,
    experiencias profesionales, experiencias profissionais, berufspraxis, praktische erfahrung,
    arbeitserfahrung, esperienze professionali, loopbaan, relevante werkervaring,
    historia zatrudnienia, przebieg kariery, emplois, doswiadczenie, doswiadczenie zawodowe,
    werkervaring, ervaring, esperienza, esperienze, esperienza lavorativa, esperienze lavorative,
    esperienza professionale, erfaring, arbeidserfaring, erhvervserfaring, arbetslivserfarenhet,
    職歴, 職務経歴
    """
)
OTHER = _each(
    """
    education, academic background, academic education, studies, qualifications, volunteering,
    volunteer experience, volunteer work, voluntary work, volunteer, courses, training,
    certifications, certificates, licenses certifications, licenses and certifications, projects,
    personal projects, side projects, publications, patents, skills, top skills, key skills,
    languages, interests, hobbies, references, recommendations, awards, honors, honors awards,
    honours and awards, summary, about, about me, profile, contact, objective, organizations,
    memberships, speaking, talks, community, further education, courses and certificates,
    education and training, achievements, activity, ausbildung, studium, bildung, bildungsweg,
    ehrenamt, ehrenamtliches engagement, ehrenamtliche tatigkeit, weiterbildung, weiterbildungen,
    fortbildung, kenntnisse, sprachen, zertifikate, projekte, interessen, schulbildung,
    engagement, formation, formations, etudes, diplomes, benevolat, competences, langues,
    centres d interet, certificats, projets, educacion, formacion, estudios, formacion academica,
    voluntariado, cursos, idiomas, habilidades, proyectos, formacion complementaria,
    certificaciones, educacao, formacao, wyksztalcenie, formacao academica, escolaridade,
    formazione accademica, titoli di studio, akademische ausbildung, schule, hochschule,
    parcours academique, scolarite, onderwijs, nevenactiviteiten, diplomer, stages et formations,
    edukacja, kursy, kursy i szkolenia, szkolenia, wolontariat, jezyki, umiejetnosci, certyfikaty,
    istruzione, formazione, volontariato, corsi, lingue, competenze, opleiding, opleidingen,
    vrijwilligerswerk, cursussen, talen, vaardigheden, utdanning, utdannelse, frivillig arbeid,
    verv, kurs, sprak, utbildning, uddannelse, 学歴
    """
)
AND = re.compile(r" (?:and|und|et|y|e|i|en|og|och) | ?[&/,+] ?")  # between two names in one


def heading(line: str) -> Literal["work", "other", ""]:
    """Return what a line heads; nothing where it is no heading.

    >>> [heading(line) for line in ("Work experience:", "Awards & honors", "Acme")]
    ['work', 'other', '']
    """
    if len(line) > LONGEST:
        return ""
    name, *parts = (
        " ".join(re.findall(r"[^\W\d_]+", part)) for part in (plain(line), *AND.split(plain(line)))
    )
    if name in WORK or WORK.issuperset(parts):
        return "work"
    return "other" if name in OTHER or OTHER.issuperset(parts) else ""
