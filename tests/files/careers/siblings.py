"""Careers and offers as people keep them: siblings of each kind of fault in what they have."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from spikes.files.careers import Answers
from tests.files.careers import making
from tests.files.careers.making import EMPLOYER, END, EUROPASS, reactive, rendercv

YES = Answers(out_of_five=True)
YEARS = (
    "years alone are taken from July of the first to June of the last, a single one from January"
    " to December. Correct them where you know"
    " the months."
)


class Sibling(NamedTuple):
    """What someone has, and what comes of it."""

    content: bytes | str
    jobs: list[str]  # as `test_siblings.jobs` has them
    said: list[str] = []  # noqa: RUF012 (never written) what was assumed, asked, left out and wrong
    answers: Answers = Answers()


SIBLINGS: Mapping[str, Mapping[str, Sibling]] = {
    "LinkedIn": {
        "notes above, in UTF-16": Sibling(
            (
                "Notes:\n"
                '"When exporting your data, some may be missing."\n'
                "\n"
                "Company Name,Title,Description,Location,Started On,Finished On\n"
                'Żagiel,Product Manager,,"Łódź, Polska",Mar 2019,\n'
            ).encode("utf-16"),
            ["Żagiel | Product Manager | 2019-03 on"],
            [
                "What is above the names of the columns is left out.",
                "The column “Location” is left out, because it is a place.",
                "The column “Description” is left out.",
            ],
        ),
        "a zip with a folder, lines in cells": Sibling(
            making.zipped(
                (
                    "Basic_LinkedInDataExport_11-29/Positions.csv",
                    (
                        "Company Name,Title,Description,Location,Started On,Finished On\n"
                        'Hexbourne,PM,"Led\n'
                        "\n"
                        "- checkout, 2018 - 2019\n"
                        '""Fast""",Bonn,Jan 2022,\n'
                        "Hexbourne,Analyst,,,2019,2021\n"
                    ),
                ),
                ("x/Profile.csv", ("a,b\n1,2")),
            ),
            ["Hexbourne | PM | 2022-01 on", "Hexbourne | Analyst | 2019-07 to 2021-06"],
            [
                f"Row 3 (Hexbourne): {YEARS}",
                "The column “Location” is left out, because it is a place.",
                "The column “Description” is left out.",
            ],
        ),
        "months in Norwegian": Sibling(
            (
                "Company Name,Title,Description,Location,Started On,Finished On\n"
                "Tind Bank,Prosjektleder,,Oslo,mai 2019,des. 2021\n"
                "Tind Bank,Rådgiver,,Oslo,okt. 2017,apr. 2019\n"
            ),
            [
                "Tind Bank | Prosjektleder | 2019-05 to 2021-12",
                "Tind Bank | Rådgiver | 2017-10 to 2019-04",
            ],
            [
                "The column “Location” is left out, because it is a place.",
                "The column “Description” is left out.",
            ],
        ),
        "pasted with tabs": Sibling(
            (
                "Company Name\tTitle\tDescription\tLocation\tStarted On\tFinished On\n"
                "Acme\tPM\t\tParis\tJan 2022\t\n"
                "Beta\tPM\t\t\tFeb 2019\tDec 2021\n"
            ),
            ["Acme | PM | 2022-01 on", "Beta | PM | 2019-02 to 2021-12"],
            [
                "The column “Location” is left out, because it is a place.",
                "The column “Description” is left out.",
            ],
        ),
        "as Windows saves it": Sibling(
            (
                "\ufeffCompany Name,Title,Description,Location,Started On,Finished On\r\n"
                "Sønner & Co,Head of Growth,,,Aug 2016,May 2019\r\n"
            ),
            ["Sønner & Co | Head of Growth | 2016-08 to 2019-05"],
            [
                "The column “Location” is left out, because it is a place.",
                "The column “Description” is left out.",
            ],
        ),
        "a job without a company": Sibling(
            (
                "Company Name,Title,Description,Location,Started On,Finished On\n"
                ",Freelance consultant,,,Jan 2020,Dec 2020\n"
                "Acme,PM,,,Jan 2021,\n"
            ),
            ["Acme | PM | 2021-01 on"],
            [
                "The column “Location” is left out, because it is a place.",
                "The column “Description” is left out.",
                "Row 2: Organisation: give it a name.",
            ],
        ),
    },
    "a place beside the employer": {
        "German": Sibling(
            (
                "Arbeitgeber;Stelle;Ort;Zeitraum\n"
                "Stadtwerke Bonn;Projektleiter;Bonn;03/2019 – 06/2021\n"
                "Kvist Medien;Referentin;remote;07/2021 – heute"
            ),
            [
                "Stadtwerke Bonn | Projektleiter | 2019-03 to 2021-06",
                "Kvist Medien | Referentin | 2021-07 on",
            ],
            ["The column “Ort” is left out, because it is a place."],
        ),
        "where alone is the employer": Sibling(
            (
                "Where,What,When\n"
                "Harbour Digital,PM,Dec. 2020 - present\n"
                "Tind Bank,Lead,Aug 2018 - Nov 2020"
            ),
            ["Harbour Digital | PM | 2020-12 on", "Tind Bank | Lead | 2018-08 to 2020-11"],
        ),
        "French, the place before": Sibling(
            (
                "Période;Lieu;Entreprise;Poste\n"
                "mars 2019 – juin 2021;Lyon;Interhalle;Cheffe de produit\n"
                "depuis juillet 2021;Paris;Loom;Directrice"
            ),
            [
                "Interhalle | Cheffe de produit | 2019-03 to 2021-06",
                "Loom | Directrice | 2021-07 on",
            ],
            ["The column “Lieu” is left out, because it is a place."],
        ),
        "Markdown, the place first": Sibling(
            (
                "| Where | Employer | Role | From | To |\n"
                "|---|---|---|---|---|\n"
                "| Oslo | Northfold | PM | 2019-03 | 2021-06 |\n"
                "| Bergen | Cartloom | Lead | 2021-07 | |"
            ),
            ["Northfold | PM | 2019-03 to 2021-06", "Cartloom | Lead | 2021-07 on"],
            [
                ("Row 4 (Cartloom): no last month is given, so the job is taken as going on."),
                "The column “Where” is left out, because it is a place.",
            ],
        ),
        "Dutch": Sibling(
            (
                "werkgever\tfunctie\tplaats\tvan\ttot\n"
                "Bol Werk\tProjectleider\tUtrecht\tmrt 2019\tjun 2021\n"
                "Kade\tAdviseur\tDelft\tjul 2021\theden"
            ),
            ["Bol Werk | Projectleider | 2019-03 to 2021-06", "Kade | Adviseur | 2021-07 on"],
            ["The column “plaats” is left out, because it is a place."],
        ),
        "Polish": Sibling(
            (
                "Pracodawca;Stanowisko;Miejsce;Od;Do\n"
                "Żagiel;Kierownik;Łódź;03.2019;06.2021\n"
                "Dane;Analityk;;07.2021;obecnie"
            ),
            ["Żagiel | Kierownik | 2019-03 to 2021-06", "Dane | Analityk | 2021-07 on"],
            ["The column “Miejsce” is left out, because it is a place."],
        ),
    },
    "several that go on": {
        "German": Sibling(
            (
                "Firma;Stelle;Von;Bis\n"
                "Hexbourne;PM;11/2019;heute\n"
                "TSV;Trainerin;05/2021;laufend\n"
                "Uni;Dozentin;10/2018;heute\n"
                "Acme;PM;01/2016;09/2018"
            ),
            [
                "Hexbourne | PM | 2019-11 on beside",
                "TSV | Trainerin | 2021-05 on",
                "Uni | Dozentin | 2018-10 on beside",
                "Acme | PM | 2016-01 to 2018-09",
            ],
            [
                "A new job would replace TSV, as begun last.",
                "Which of these would a new job replace? TSV, Hexbourne, Uni",
            ],
        ),
        "French prose": Sibling(
            (
                "Expérience\n"
                "Directrice produit, Loom\n"
                "depuis mai 2020\n"
                "Conseillère, Betterhaus\n"
                "sept. 2021 – aujourd’hui\n"
                "Chef de produit, Interhalle\n"
                "2016 – avril 2020"
            ),
            [
                "Loom | Directrice produit | 2020-05 on beside",
                "Betterhaus | Conseillère | 2021-09 on",
                "Interhalle | Chef de produit | 2016-07 to 2020-04",
            ],
            [
                f"Line 7 (Interhalle): {YEARS}",
                "A new job would replace Betterhaus, as begun last.",
                "Which of these would a new job replace? Betterhaus, Loom",
                "Places and descriptions are left out.",
            ],
        ),
        "JSON Resume": Sibling(
            (
                '{"work":[{"name":"Acme","position":"PM","startDate":"2019-03"},{"name"'
                ':"Beta","position":"Adviser","startDate":"2021-05","endDate":""},{"nam'
                'e":"Gamma","position":"Intern","startDate":"2018-01","endDate":"2018-0'
                '6"}]}'
            ),
            [
                "Acme | PM | 2019-03 on beside",
                "Beta | Adviser | 2021-05 on",
                "Gamma | Intern | 2018-01 to 2018-06",
            ],
            [
                "A new job would replace Beta, as begun last.",
                "Which of these would a new job replace? Beta, Acme",
            ],
        ),
        "LinkedIn": Sibling(
            (
                "Company Name,Title,Description,Location,Started On,Finished On\n"
                "Acme,PM,,,Jan 2022,\n"
                "Board Club,Board member,,,Mar 2023,\n"
                "Beta,PM,,,Jan 2019,Dec 2021"
            ),
            [
                "Acme | PM | 2022-01 on",
                "Board Club | Board member | 2023-03 on beside",
                "Beta | PM | 2019-01 to 2021-12",
            ],
            [
                (
                    "A new job would replace Acme, as begun last apart from Board Club, taken as a "
                    "side job."
                ),
                "Which of these would a new job replace? Board Club, Acme",
                "The column “Location” is left out, because it is a place.",
                "The column “Description” is left out.",
            ],
        ),
        "Markdown, two at one employer": Sibling(
            (
                "| Employer | Period |\n"
                "|--|--|\n"
                "| Acme | 2019-03 – now |\n"
                "| Acme | 2021-05 – |\n"
                "| Beta | 2018 |"
            ),
            ["Acme |  | 2019-03 on beside", "Acme |  | 2021-05 on", "Beta |  | 2018-01 to 2018-12"],
            [
                f"Row 5 (Beta): {YEARS}",
                "A new job would replace Acme (1), as begun last.",
                "Which of these would a new job replace? Acme (1), Acme (2)",
            ],
        ),
        "told apart by title": Sibling(
            (
                "Company,Title,From,To\n"
                "Acme,PM,Nov 2019,Present\n"
                "Acme,Mentor,May 2021,ongoing\n"
                "Beta,Intern,2018-04,2018-07"
            ),
            [
                "Acme | PM | 2019-11 on beside",
                "Acme | Mentor | 2021-05 on",
                "Beta | Intern | 2018-04 to 2018-07",
            ],
            [
                "A new job would replace Acme: Mentor, as begun last.",
                "Which of these would a new job replace? Acme: Mentor, Acme: PM",
            ],
        ),
        "a profile": Sibling(
            (
                "Experience\n"
                "Adviser\n"
                "Sensa · Part-time\n"
                "Nov 2018 - Present · 8 yrs 1 mo\n"
                "Product manager\n"
                "Harbour Digital · Full-time\n"
                "Nov 2019 - Present · 7 yrs 1 mo"
            ),
            [
                "Sensa | Adviser | 2018-11 on beside",
                "Harbour Digital | Product manager | 2019-11 on",
            ],
            [
                "A new job would replace Harbour Digital, as begun last.",
                "Which of these would a new job replace? Harbour Digital, Sensa",
                "Places and descriptions are left out.",
            ],
        ),
        "Norwegian": Sibling(
            (
                "Arbeidsgiver;Stilling;Fra;Til\n"
                "Tind Bank;Leder;2019-11;nå\n"
                "Klubben;Trener;2021-02;d.d.\n"
                "Skolen;Lærer;2015-08;2019-10"
            ),
            [
                "Tind Bank | Leder | 2019-11 on beside",
                "Klubben | Trener | 2021-02 on",
                "Skolen | Lærer | 2015-08 to 2019-10",
            ],
            [
                "A new job would replace Klubben, as begun last.",
                "Which of these would a new job replace? Klubben, Tind Bank",
            ],
        ),
    },
    "days of two-digit years": {
        "of two centuries": Sibling(
            ("Employer\tRole\tFrom\tTo\nAcme\tPM\t12/31/98\t1/15/03\nBeta\tPM\t2/1/03\t11/30/07"),
            ["Acme | PM | 1998-12 to 2003-01", "Beta | PM | 2003-02 to 2007-11"],
            ["In days written as numbers, the month is first, as one of them shows."],
        ),
        "the day first": Sibling(
            ("Firma;Von;Bis\nAcme;1/3/19;30/6/21\nBeta;2/7/21;5/11/22"),
            ["Acme |  | 2019-03 to 2021-06", "Beta |  | 2021-07 to 2022-11"],
            ["In days written as numbers, the day is first, as one of them shows."],
        ),
        "dots": Sibling(
            ("Firma;Stelle;Von;Bis\nAcme;PM;01.03.19;30.06.21\nBeta;PM;01.07.21;"),
            ["Acme | PM | 2019-03 to 2021-06", "Beta | PM | 2021-07 on"],
            ["Row 3 (Beta): no last month is given, so the job is taken as going on."],
        ),
        "one column": Sibling(
            ("Company,Dates\nAcme,7/26/17 - 7/26/18\nBeta,9/30/13 - 6/13/15"),
            ["Acme |  | 2017-07 to 2018-07", "Beta |  | 2013-09 to 2015-06"],
        ),
        "one column decides": Sibling(
            ("Company,Start,End\nAcme,7/1/17,7/26/18\nBeta,9/3/13,6/13/15"),
            ["Acme |  | 2017-07 to 2018-07", "Beta |  | 2013-09 to 2015-06"],
            ["In days written as numbers, the month is first, as one of them shows."],
        ),
        "months and apostrophes": Sibling(
            ("Company;Start;End\nAcme;7/’17;7/’18\nBeta;Sep ’13;Jun ’15"),
            ["Acme |  | 2017-07 to 2018-07", "Beta |  | 2013-09 to 2015-06"],
        ),
        "hyphens in Markdown": Sibling(
            (
                "| Company | Start | End |\n"
                "|---|---|---|\n"
                "| Acme | 07-26-17 | 07-26-18 |\n"
                "| Beta | 09-30-13 | 06-13-15 |"
            ),
            ["Acme |  | 2017-07 to 2018-07", "Beta |  | 2013-09 to 2015-06"],
        ),
    },
    "an employer named once": {
        "German": Sibling(
            (
                "Arbeitgeber;Stelle;Von;Bis\n"
                "Stadtwerke;Bereichsleiter;02/2025;heute\n"
                ";Teamleiter;01/2022;01/2025\n"
                ";Referent;05/2019;12/2021\n"
                "Kvist;Werkstudent;03/2017;04/2019"
            ),
            [
                "Stadtwerke | Bereichsleiter | 2025-02 on",
                "Stadtwerke | Teamleiter | 2022-01 to 2025-01",
                "Stadtwerke | Referent | 2019-05 to 2021-12",
                "Kvist | Werkstudent | 2017-03 to 2019-04",
            ],
            [
                (
                    "Rows 3 (Stadtwerke) and 4 (Stadtwerke): the organisation is that of "
                    "the row above, Stadtwerke."
                )
            ],
        ),
        "a spreadsheet with an empty row": Sibling(
            making.workbook(
                Jobs=[
                    ["Company", "Title", "From", "To"],
                    ["Harbour", "Director", "Feb 2025", "now"],
                    [None, "Lead", "Jan 2022", "Jan 2025"],
                    [None, None, None, None],
                    ["Tind", "PM", "May 2019", "Dec 2021"],
                    [None, "Analyst", "2017-01", "2019-04"],
                ]
            ),
            [
                "Harbour | Director | 2025-02 on",
                "Harbour | Lead | 2022-01 to 2025-01",
                "Tind | PM | 2019-05 to 2021-12",
                "Tind | Analyst | 2017-01 to 2019-04",
            ],
            [
                "Row 3 (Harbour): the organisation is that of the row above, Harbour.",
                "Row 6 (Tind): the organisation is that of the row above, Tind.",
            ],
        ),
        "a sign for the same": Sibling(
            (
                "Company\tTitle\tFrom\tTo\n"
                "Acme\tLead\tJan 2022\tnow\n"
                "〃\tPM\tMar 2019\tDec 2021\n"
                "Beta\tIntern\tJan 2017\tDec 2017\n"
                "ditto\tStudent\tJan 2016\tDec 2016"
            ),
            [
                "Acme | Lead | 2022-01 on",
                "Acme | PM | 2019-03 to 2021-12",
                "Beta | Intern | 2017-01 to 2017-12",
                "Beta | Student | 2016-01 to 2016-12",
            ],
            [
                "Row 3 (Acme): the organisation is that of the row above, Acme.",
                "Row 5 (Beta): the organisation is that of the row above, Beta.",
            ],
        ),
        "a row of its own": Sibling(
            (
                "Company,Title,From,To\n"
                "Acme,,,\n"
                ",Lead,Jan 2022,now\n"
                ",PM,Mar 2019,Dec 2021\n"
                "Beta,,,\n"
                ",Intern,Jan 2017,Dec 2017"
            ),
            [
                "Acme | Lead | 2022-01 on",
                "Acme | PM | 2019-03 to 2021-12",
                "Beta | Intern | 2017-01 to 2017-12",
            ],
            [
                ("Rows 3 (Acme) and 4 (Acme): the organisation is that of the row above, Acme."),
                "Row 6 (Beta): the organisation is that of the row above, Beta.",
                "Rows 2 (Acme) and 5 (Beta): it holds only the name of an employer.",
            ],
        ),
        "Markdown, the employer last": Sibling(
            (
                "| Role | Dates | Employer |\n"
                "|--|--|--|\n"
                "| Lead | 2022-01 – now | **Acme** |\n"
                "| PM | 2019-03 – 2021-12 | |\n"
                "| Intern | 2018-01 – 2018-06 | ^ |"
            ),
            [
                "Acme | Lead | 2022-01 on",
                "Acme | PM | 2019-03 to 2021-12",
                "Acme | Intern | 2018-01 to 2018-06",
            ],
            [("Rows 4 (Acme) and 5 (Acme): the organisation is that of the row above, Acme.")],
        ),
        "on its side": Sibling(
            (
                "Employer,Acme,,Beta\n"
                "Title,Lead,PM,Intern\n"
                "From,2022-01,2019-03,2018-01\n"
                "To,now,2021-12,2018-06"
            ),
            [
                "Acme | Lead | 2022-01 on",
                "Acme | PM | 2019-03 to 2021-12",
                "Beta | Intern | 2018-01 to 2018-06",
            ],
            [
                "The sheet is read on its side, a column for each job.",
                "Column 3 (Acme): the organisation is that of the column before, Acme.",
            ],
        ),
        "a total between": Sibling(
            ("Company;Title;Years\nAcme;Lead;2022-01 – now\nTotal;;\n;PM;2019-03 – 2021-12"),
            ["Acme | Lead | 2022-01 on", "Acme | PM | 2019-03 to 2021-12"],
            [
                "Row 4 (Acme): the organisation is that of the row above, Acme.",
                "Row 3 (Total): this is no job.",
            ],
        ),
    },
    "month and year apart": {
        "German": Sibling(
            (
                "Firma;Titel;Startmonat;Startjahr;Endmonat;Endjahr\n"
                "Acme;PM;Oktober;2022;März;2025\n"
                "Acme;Referent;4;2020;9;2022"
            ),
            ["Acme | PM | 2022-10 to 2025-03", "Acme | Referent | 2020-04 to 2022-09"],
        ),
        "in brackets": Sibling(
            (
                "Employer\tRole\tFrom (month)\tFrom (year)\tTo (month)\tTo (year)\n"
                "Acme\tPM\tOct\t2022\tMar\t2025\n"
                "Beta\tPM\tApr\t2020\tSept.\t2022"
            ),
            ["Acme | PM | 2022-10 to 2025-03", "Beta | PM | 2020-04 to 2022-09"],
        ),
        "the year first": Sibling(
            (
                "start_year,start_month,end_year,end_month,company,title\n"
                "2022,10,2025,3,Acme,PM\n"
                "2020,4,2022,9,Acme,Analyst"
            ),
            ["Acme | PM | 2022-10 to 2025-03", "Acme | Analyst | 2020-04 to 2022-09"],
        ),
        "French": Sibling(
            (
                "Entreprise;Poste;Mois de début;Année de début;Mois de fin;Année de "
                "fin\n"
                "Acme;PM;octobre;2022;mars;2025\n"
                "Beta;Analyste;avril;2020;sept.;2022"
            ),
            ["Acme | PM | 2022-10 to 2025-03", "Beta | Analyste | 2020-04 to 2022-09"],
        ),
        "Spanish, an open end": Sibling(
            (
                "Empresa|Cargo|Mes de inicio|Año de inicio|Mes de fin|Año de fin\n"
                "Acme|Jefa|octubre|2022||\n"
                "Beta|Analista|abril|2020|septiembre|2022"
            ),
            ["Acme | Jefa | 2022-10 on", "Beta | Analista | 2020-04 to 2022-09"],
            ["Row 2 (Acme): no last month is given, so the job is taken as going on."],
        ),
        "Norwegian": Sibling(
            (
                "Bedrift;Stilling;Fra måned;Fra år;Til måned;Til år\n"
                "Acme;Leder;oktober;2022;mars;2025\n"
                "Beta;Rådgiver;april;2020;september;2022"
            ),
            ["Acme | Leder | 2022-10 to 2025-03", "Beta | Rådgiver | 2020-04 to 2022-09"],
        ),
        "Dutch": Sibling(
            (
                "Werkgever;Functie;Startmaand;Startjaar;Eindmaand;Eindjaar\n"
                "Acme;Adviseur;oktober;2022;maart;2025"
            ),
            ["Acme | Adviseur | 2022-10 to 2025-03"],
        ),
        "Polish": Sibling(
            (
                "Firma;Stanowisko;Miesiąc od;Rok od;Miesiąc do;Rok do\n"
                "Acme;Analityk;październik;2022;marzec;2025"
            ),
            ["Acme | Analityk | 2022-10 to 2025-03"],
        ),
        "Markdown, to now": Sibling(
            (
                "| Company | Start Month | Start Year | End Month | End Year |\n"
                "|-|-|-|-|-|\n"
                "| Acme | 10 | 2022 | Present | |\n"
                "| Beta | 4 | 2020 | 9 | 2022 |"
            ),
            ["Acme |  | 2022-10 on", "Beta |  | 2020-04 to 2022-09"],
        ),
        "numbers in a spreadsheet": Sibling(
            making.workbook(
                A=[
                    ["Company", "Start Month", "Start Year", "End Month", "End Year"],
                    ["Acme", 10, 2022, 3, 2025],
                    ["Beta", "April", 2020, "September", 2022],
                ]
            ),
            ["Acme |  | 2022-10 to 2025-03", "Beta |  | 2020-04 to 2022-09"],
        ),
        "some years alone": Sibling(
            (
                "Company,Title,Start Year,Start Month,End Year,End Month\n"
                "Acme,PM,2019,,2021,\n"
                "Beta,PM,2021,7,now,"
            ),
            ["Acme | PM | 2019-07 to 2021-06", "Beta | PM | 2021-07 on"],
            [f"Row 2 (Acme): {YEARS}"],
        ),
    },
    "a matrix on its side": {
        "tabs": Sibling(
            (
                "Criteria\tWeight\tHexbourne\tFernmoor\n"
                "Social impact\t10\t3\t6\n"
                "Management\t15\t3\t8\n"
                "Industry expertise\t20\t9\t3\n"
                "Pay\t30\t9\t5\n"
                "Growth\t25\t4\t8\n"
                "Total\t100\t6.3\t5.9\n"
            ),
            ["Hexbourne 3/3/9/9/4", "Fernmoor 6/8/3/5/8", "weights 10/15/20/30/25"],
            [
                "The sheet is read on its side, a column for each job.",
                "Column 2 (Weight) is read as your weights.",
                "The row “Total” is left out, as it is worked out from the others.",
            ],
        ),
        "German, decimal commas": Sibling(
            (
                "Kriterium;Gewichtung;Hexbourne;Fernmoor\n"
                "Vergütung;30 %;9,5;5\n"
                "Aufstieg;25 %;4;8\n"
                "Branche;20 %;9;3\n"
                "Führung;15 %;3;8\n"
                "Wirkung;10 %;3;6\n"
                "Summe;100 %;6,3;5,9"
            ),
            ["Hexbourne 3/3/9/9.5/4", "Fernmoor 6/8/3/5/8", "weights 10/15/20/30/25"],
            [
                "The sheet is read on its side, a column for each job.",
                "Column 2 (Gewichtung) is read as your weights.",
                "The row “Summe” is left out, as it is worked out from the others.",
            ],
        ),
        "names of one's own, and notes": Sibling(
            (
                "Criterion,Weight,Hexbourne,Fernmoor,Notes\n"
                "Impact,10,3,6,\n"
                "People management,15,3,8,four reports at Fernmoor\n"
                "Domain knowledge,20,9,3,\n"
                "Pay,30,9,5,Hexbourne +18k\n"
                "Growth/promotion,25,4,8,\n"
            ),
            ["Hexbourne 3/3/9/9/4", "Fernmoor 6/8/3/5/8", "weights 10/15/20/30/25"],
            [
                "The sheet is read on its side, a column for each job.",
                "Column 2 (Weight) is read as your weights.",
                "Column 5 (Notes): these are notes, so they are left out.",
            ],
        ),
        "weights last": Sibling(
            (
                "Factor,Hexbourne,Fernmoor,Importance\n"
                "Pay,9,5,30\n"
                "Growth,4,8,25\n"
                "Industry,9,3,20\n"
                "Management,3,8,15\n"
                "Social,3,6,10\n"
                "Sum,28,30,100"
            ),
            ["Hexbourne 3/3/9/9/4", "Fernmoor 6/8/3/5/8", "weights 10/15/20/30/25"],
            [
                "The sheet is read on its side, a column for each job.",
                "Column 4 (Importance) is read as your weights.",
                "The row “Sum” is left out, as it is worked out from the others.",
            ],
        ),
        "weights as shares": Sibling(
            (
                "| | Hexbourne | Fernmoor | Weights |\n"
                "|---|---|---|---|\n"
                "| Title | Principal PM | Group PM | |\n"
                "| Pay | 9 | 5 | .3 |\n"
                "| Growth | 4 | 8 | .25 |\n"
                "| Industry | 9 | 3 | .2 |\n"
                "| Management | 3 | 8 | .15 |\n"
                "| Social | 3 | 6 | .1 |\n"
                "| Reply by | 15 Dec 2026 | 20 Dec 2026 | |"
            ),
            [
                "Hexbourne 3/3/9/9/4 | Principal PM | by 2026-12-15",
                "Fernmoor 6/8/3/5/8 | Group PM | by 2026-12-20",
                "weights 10/15/20/30/25",
            ],
            [
                "The sheet is read on its side, a column for each job.",
                "Column 4 (Weights) is read as your weights.",
            ],
        ),
        "a spreadsheet with a line above": Sibling(
            making.workbook(
                Matrix=[
                    ["My decision", None, None],
                    [],
                    [None, "Weight", "Hexbourne", "Fernmoor"],
                    ["Compensation", 0.3, 9, 5],
                    ["Advancement speed", 0.25, 4, 8],
                    ["Industry expertise", 0.2, 9, 3],
                    ["Management chops", 0.15, 3, 8],
                    ["Social impact", 0.1, 3, 6],
                    ["Weighted score", None, 6.3, 5.9],
                ]
            ),
            ["Hexbourne 3/3/9/9/4", "Fernmoor 6/8/3/5/8", "weights 10/15/20/30/25"],
            [
                "The sheet is read on its side, a column for each job.",
                "What is above the names of the columns is left out.",
                "Column 2 (Weight) is read as your weights.",
                ("The row “Weighted score” is left out, as it is worked out from the others."),
            ],
        ),
        "columns that are worked out": Sibling(
            (
                "Factor,Weight,Hexbourne,Weighted,Fernmoor,Weighted\n"
                "Pay,30,9,2.7,5,1.5\n"
                "Growth,25,4,1,8,2\n"
                "Industry,20,9,1.8,3,.6\n"
                "Management,15,3,.45,8,1.2\n"
                "Social,10,3,.3,6,.6\n"
                "Total,100,,6.25,,5.9"
            ),
            ["Hexbourne 3/3/9/9/4", "Fernmoor 6/8/3/5/8", "weights 10/15/20/30/25"],
            [
                "The sheet is read on its side, a column for each job.",
                "Column 2 (Weight) is read as your weights.",
                "The row “Total” is left out, as it is worked out from the others.",
                "Columns 4 (Weighted) and 6 (Weighted): this is no job.",
            ],
        ),
        "upright": Sibling(
            (
                "Offer;Social impact;Management;Industry;Pay;Growth;Total\n"
                "Weight;10;15;20;30;25;100\n"
                "Hexbourne;3;3;9;9;4;6.3\n"
                "Fernmoor;6;8;3;5;8;5.9"
            ),
            ["Hexbourne 3/3/9/9/4", "Fernmoor 6/8/3/5/8", "weights 10/15/20/30/25"],
            [
                "Row 2 (Weight) is read as your weights.",
                "The column “Total” is left out, as it is worked out from the others.",
            ],
        ),
        "French": Sibling(
            (
                "Critère;Poids;Hexbourne;Fernmoor\n"
                "Rémunération;30;9;5\n"
                "Évolution;25;4;8\n"
                "Secteur;20;9;3\n"
                "Management;15;3;8\n"
                "Impact social;10;3;6\n"
                "Moyenne;;6,3;5,9"
            ),
            ["Hexbourne 3/3/9/9/4", "Fernmoor 6/8/3/5/8", "weights 10/15/20/30/25"],
            [
                "The sheet is read on its side, a column for each job.",
                "Column 2 (Poids) is read as your weights.",
                "The row “Moyenne” is left out, as it is worked out from the others.",
            ],
        ),
        "a row that is none": Sibling(
            ("Factor,Hexbourne,Fernmoor\nPay,9,5\nGrowth,4,8\nCommute,2,8\nTotal,15,21"),
            ["Hexbourne –/–/–/9/4", "Fernmoor –/–/–/5/8"],
            [
                "The sheet is read on its side, a column for each job.",
                (
                    "Columns 2 (Hexbourne) and 3 (Fernmoor): social impact, management "
                    "chops and industry expertise are not rated yet."
                ),
                "The row “Commute” is left out, as it is none of the five dimensions.",
                (
                    "No row is read as social impact, management chops or industry expertise. If"
                    " one of them is that, rename it."
                ),
                "The row “Total” is left out, as it is worked out from the others.",
            ],
        ),
    },
    "out of five": {
        "decimal commas": Sibling(
            ("Offer;Social;Mgmt;Industry;Pay;Growth\nHexbourne;2,5;2;5;4,5;2\nFernmoor;3;4;2;3;4"),
            ["Hexbourne 2.5/2/5/4.5/2", "Fernmoor 3/4/2/3/4"],
            ["Are these out of 5? yes, no"],
        ),
        "on its side": Sibling(
            (
                "Factor\tHexbourne\tFernmoor\n"
                "Social\t2\t3\n"
                "Management\t2\t4\n"
                "Industry\t5\t2\n"
                "Pay\t5\t3\n"
                "Growth\t2\t4"
            ),
            ["Hexbourne 2/2/5/5/2", "Fernmoor 3/4/2/3/4"],
            [
                "The sheet is read on its side, a column for each job.",
                "Are these out of 5? yes, no",
            ],
        ),
        "Markdown, yes": Sibling(
            ("| Company | Pay | Growth |\n|--|--|--|\n| Hexbourne | 5 | 1 |\n| Fernmoor | – | 3 |"),
            ["Hexbourne –/–/–/10/2", "Fernmoor –/–/–/–/6"],
            [
                (
                    "Row 3 (Hexbourne): social impact, management chops and industry "
                    "expertise are not rated yet."
                ),
                (
                    "Row 4 (Fernmoor): social impact, management chops, industry expertise "
                    "and compensation are not rated yet."
                ),
                "Are these out of 5? yes, no",
            ],
            YES,
        ),
        "weights beside, yes": Sibling(
            (
                "Offer,Social,Management,Industry,Pay,Growth\n"
                "Weight,1,2,3,5,4\n"
                "Hexbourne,2,2,5,5,2\n"
                "Fernmoor,3,4,2,3,4"
            ),
            ["Hexbourne 4/4/10/10/4", "Fernmoor 6/8/4/6/8", "weights 7/13/20/33/27"],
            ["Row 2 (Weight) is read as your weights.", "Are these out of 5? yes, no"],
            YES,
        ),
        "roles, yes": Sibling(
            ("Company,From,To,Pay,Growth\nAcme,2019-03,2021-06,4,2\nBeta,2021-07,now,5,3"),
            ["Acme |  | 2019-03 to 2021-06 | –/–/–/8/4", "Beta |  | 2021-07 on | –/–/–/10/6"],
            [
                (
                    "Rows 2 (Acme) and 3 (Beta): social impact, management chops and "
                    "industry expertise are not rated yet."
                ),
                "Are these out of 5? yes, no",
            ],
            YES,
        ),
        "one that says it, yes": Sibling(
            ("Offer,Pay,Growth\nHexbourne,5/5,1\nFernmoor,3,4"),
            ["Hexbourne –/–/–/10/2", "Fernmoor –/–/–/6/8"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops "
                    "and industry expertise are not rated yet."
                ),
                "Are these out of 5? yes, no",
            ],
            YES,
        ),
        "a spreadsheet, yes": Sibling(
            making.workbook(
                A=[["Offer", "Pay", "Growth"], ["Hexbourne", 5, 2], ["Fernmoor", 3.5, 4]]
            ),
            ["Hexbourne –/–/–/10/4", "Fernmoor –/–/–/7/8"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops "
                    "and industry expertise are not rated yet."
                ),
                "Are these out of 5? yes, no",
            ],
            YES,
        ),
    },
    "other scales": {
        "German": Sibling(
            ("Firma;Wirkung;Gehalt\nHexbourne;2 von 5;5 von 5\nFernmoor;3/5;60 %"),
            ["Hexbourne 4/–/–/–/–", "Fernmoor 6/–/–/–/–"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): management chops, industry "
                    "expertise, compensation and advancement speed are not rated yet."
                ),
                "The column “Gehalt” is left out.",
            ],
        ),
        "French, a word": Sibling(
            ("Entreprise;Social impact;Pay\nHexbourne;8 sur 10;4 sur 5\nFernmoor;80 %;élevé"),
            ["Hexbourne 8/–/–/8/–"],
            [
                (
                    "Row 2 (Hexbourne): management chops, industry expertise and "
                    "advancement speed are not rated yet."
                ),
                "Row 3 (Fernmoor): Compensation: “élevé”: write a number from 0 to 10.",
            ],
        ),
        "Spanish, asterisks": Sibling(
            ("Empresa;Social impact;Pay\nHexbourne;8 de 10;4 de 5\nFernmoor;***;***** "),
            ["Hexbourne 8/–/–/8/–", "Fernmoor 6/–/–/10/–"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): management chops, industry "
                    "expertise and advancement speed are not rated yet."
                )
            ],
        ),
        "stars in words": Sibling(
            ("Company,Social impact,Pay\nHexbourne,8 pts,4 points\nFernmoor,8 out of 10,4/5 stars"),
            ["Fernmoor 8/–/–/8/–"],
            [
                (
                    "Row 3 (Fernmoor): management chops, industry expertise and "
                    "advancement speed are not rated yet."
                ),
                ("Row 2 (Hexbourne): Social impact: “8 pts”: write a number from 0 to 10."),
                ("Row 2 (Hexbourne): Compensation: “4 points”: write a number from 0 to 10."),
            ],
        ),
        "half a star and circles": Sibling(
            ("Company,Social impact,Pay\nHexbourne,★★★½,●●●○○\nFernmoor,3 stars,B+\nCivic,👍,+++"),
            ["Hexbourne 7/–/–/6/–"],
            [
                (
                    "Row 2 (Hexbourne): management chops, industry expertise and "
                    "advancement speed are not rated yet."
                ),
                ("Row 3 (Fernmoor): Social impact: “3 stars”: write a number from 0 to 10."),
                "Row 3 (Fernmoor): Compensation: “B+”: write a number from 0 to 10.",
                "Row 4 (Civic): Social impact: “👍”: write a number from 0 to 10.",
                "Row 4 (Civic): Compensation: “+++”: write a number from 0 to 10.",
            ],
        ),
        "a spreadsheet": Sibling(
            making.workbook(
                A=[
                    ["Offer", "Pay", "Growth"],
                    ["Hexbourne", "4 of 5", "20%"],
                    ["Fernmoor", "★★★☆☆", "n/a"],
                ]
            ),
            ["Hexbourne –/–/–/8/2", "Fernmoor –/–/–/6/–"],
            [
                (
                    "Row 2 (Hexbourne): social impact, management chops and industry "
                    "expertise are not rated yet."
                ),
                (
                    "Row 3 (Fernmoor): social impact, management chops, industry expertise "
                    "and advancement speed are not rated yet."
                ),
            ],
        ),
        "percent in the name": Sibling(
            ("Company,Social impact (0-100),Pay (%)\nHexbourne,80,50\nFernmoor,40,100"),
            ["Hexbourne 8/–/–/5/–", "Fernmoor 4/–/–/10/–"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): management chops, industry "
                    "expertise and advancement speed are not rated yet."
                )
            ],
        ),
    },
    "offers as noted": {
        "German": Sibling(
            (
                "Firma;Titel;Antwort bis;Gehalt;Monate\n"
                "Hexbourne;PM;15.12.2026;9;24 Monate\n"
                "Fernmoor;Leiterin;20. Dezember 2026;5;18 bis 24"
            ),
            [
                "Hexbourne –/–/–/–/– | PM | by 2026-12-15",
                "Fernmoor –/–/–/–/– | Leiterin | by 2026-12-20",
            ],
            [
                "How many months would you stay at Fernmoor: 18 bis 24?",
                "The column “Gehalt” is left out.",
            ],
        ),
        "an hour, and a word that is none": Sibling(
            (
                "Offer,Reply by,Months,Door,Compensation,Compensation evidence\n"
                "Hexbourne,2026-12-15T17:00:00Z,30,ONE-WAY DOOR,9,in writing\n"
                "Fernmoor,15/12/2026,24,Two-way door,5,I guess"
            ),
            [("Hexbourne –/–/–/9/– | by 2026-12-15 | 30 months | one-way | compensation: written")],
            [
                (
                    "Row 2 (Hexbourne): social impact, management chops, industry "
                    "expertise and advancement speed are not rated yet."
                ),
                (
                    "Row 3 (Fernmoor): Compensation evidence: choose 'ticked', 'guess', "
                    "'told', 'written' or 'seen'."
                ),
            ],
        ),
        "on its side": Sibling(
            (
                "Offer\tHexbourne\tFernmoor\n"
                "Title\tPrincipal PM\tGroup PM\n"
                "Reply by\t15 Dec 2026\tDec 20, 2026\n"
                "Planned months\t2 years\t18–24\n"
                "Door\tOne-way door\tTwo-way door\n"
                "Pay\t9\t5\n"
                "Pay evidence\tIn writing\tTold by someone\n"
                "Growth\t4\t8"
            ),
            [
                (
                    "Hexbourne –/–/–/9/4 | Principal PM | by 2026-12-15 | one-way | "
                    "compensation: written"
                ),
                "Fernmoor –/–/–/5/8 | Group PM | by 2026-12-20 | compensation: told",
            ],
            [
                "The sheet is read on its side, a column for each job.",
                (
                    "Columns 2 (Hexbourne) and 3 (Fernmoor): social impact, management "
                    "chops and industry expertise are not rated yet."
                ),
                "How many months would you stay at Fernmoor: 18–24?",
            ],
        ),
        "Markdown, days of two digits": Sibling(
            (
                "| Offer | Decide by | Stay | Compensation |\n"
                "|--|--|--|--|\n"
                "| Hexbourne | 31/12/26 | 3 yrs | 9 |\n"
                "| Fernmoor | 1/12/26 | two years | 5 |"
            ),
            ["Hexbourne –/–/–/9/– | by 2026-12-31 | 36 months"],
            [
                "In days written as numbers, the day is first, as one of them shows.",
                (
                    "Row 3 (Hexbourne): social impact, management chops, industry "
                    "expertise and advancement speed are not rated yet."
                ),
                "Row 4 (Fernmoor): Planned months: write a whole number.",
            ],
        ),
        "French": Sibling(
            ("Entreprise;Poste;Répondre avant;Durée;Pay\nHexbourne;PM;15 décembre 2026;2 ans;9"),
            ["Hexbourne –/–/–/9/– | PM | by 2026-12-15"],
            [
                (
                    "Row 2 (Hexbourne): social impact, management chops, industry "
                    "expertise and advancement speed are not rated yet."
                ),
                "The column “Durée” is left out.",
            ],
        ),
        "a spreadsheet": Sibling(
            making.workbook(
                A=[
                    ["Offer", "Reply by", "Planned months", "Pay"],
                    ["Hexbourne", datetime(2026, 12, 15, 17, 0), 24, 9],
                    ["Fernmoor", "20 Dec 2026", "1 year and 6 months", 5],
                ]
            ),
            [
                "Hexbourne –/–/–/9/– | by 2026-12-15",
                "Fernmoor –/–/–/5/– | by 2026-12-20 | 18 months",
            ],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops, "
                    "industry expertise and advancement speed are not rated yet."
                )
            ],
        ),
        "Dutch": Sibling(
            (
                "Werkgever;Functie;Antwoord voor;Maanden;Beloning\n"
                "Kade;Adviseur;15 december 2026;2 jaar;9\n"
                "Bol;Manager;20-12-2026;18 tot 24;5"
            ),
            [
                "Kade –/–/–/9/– | Adviseur | by 2026-12-15",
                "Bol –/–/–/5/– | Manager | by 2026-12-20",
            ],
            [
                (
                    "Rows 2 (Kade) and 3 (Bol): social impact, management chops, industry "
                    "expertise and advancement speed are not rated yet."
                ),
                "How many months would you stay at Bol: 18 tot 24?",
            ],
        ),
        "Norwegian": Sibling(
            (
                "Tilbud;Stilling;Svarfrist;Måneder;Kompensasjon\n"
                "Tind;Leder;15.12.2026;2 år;9\n"
                "Kvist;Rådgiver;20. desember 2026;18;5"
            ),
            [
                "Tind –/–/–/9/– | Leder | by 2026-12-15",
                "Kvist –/–/–/5/– | Rådgiver | by 2026-12-20 | 18 months",
            ],
            [
                (
                    "Rows 2 (Tind) and 3 (Kvist): social impact, management chops, "
                    "industry expertise and advancement speed are not rated yet."
                )
            ],
        ),
    },
    "above the names": {
        "sep= and a tab": Sibling(
            ("sep=\t\nFirma\tTitel\tVon\tBis\nAcme\tPM\t03/2019\t06/2021"),
            ["Acme | PM | 2019-03 to 2021-06"],
        ),
        "sep=|": Sibling(
            ("sep=|\nCompany|Title|From|To\nAcme|PM|Mar 2019|Jun 2021"),
            ["Acme | PM | 2019-03 to 2021-06"],
        ),
        "sep= in quotation marks": Sibling(
            ('"sep=;"\r\nCompany;Title;From;To\r\nAcme;PM;Mar 2019;Jun 2021\r\n').encode(
                "utf-8-sig"
            ),
            ["Acme | PM | 2019-03 to 2021-06"],
        ),
        "sep= in UTF-16": Sibling(
            ("sep=;\r\nFirma;Tytuł;Od;Do\r\nŻagiel;PM;2019-03;2021-06\r\n").encode("utf-16"),
            ["Żagiel | PM | 2019-03 to 2021-06"],
        ),
        "notes with signs": Sibling(
            (
                "My jobs, as of November\n"
                "Made by me; corrected twice\n"
                "\n"
                "\n"
                "Company,Title,From,To\n"
                "Acme,PM,Mar 2019,Jun 2021"
            ),
            ["Acme | PM | 2019-03 to 2021-06"],
            ["What is above the names of the columns is left out."],
        ),
        "Markdown in a text": Sibling(
            (
                "# Jobs\n"
                "\n"
                "Some words about the Company.\n"
                "\n"
                "| Company | Title | From | To |\n"
                "|---|---|---|---|\n"
                "| Acme | PM | Mar 2019 | Jun 2021 |\n"
                "\n"
                "More words."
            ),
            ["Acme | PM | 2019-03 to 2021-06"],
        ),
        "a spreadsheet": Sibling(
            making.workbook(
                A=[
                    ["Career of A. N. Other"],
                    ["Printed", None, "2026-11-01"],
                    [],
                    ["Company", "Title", "From", "To"],
                    ["Acme", "PM", "Mar 2019", "Jun 2021"],
                ]
            ),
            ["Acme | PM | 2019-03 to 2021-06"],
            ["What is above the names of the columns is left out."],
        ),
        "names of groups": Sibling(
            ("Job;;Time;\nCompany;Title;From;To\nAcme;PM;Mar 2019;Jun 2021"),
            ["Acme | PM | 2019-03 to 2021-06"],
            ["What is above the names of the columns is left out."],
        ),
        "a summary with names": Sibling(
            (
                "Company,Northfold people export\n"
                "Date,2026-11-01\n"
                "\n"
                "Employer,Title,From,To\n"
                "Acme,PM,Mar 2019,Jun 2021"
            ),
            ["Acme | PM | 2019-03 to 2021-06"],
            ["What is above the names of the columns is left out."],
        ),
    },
    "days written out": {
        "German": Sibling(
            (
                "Firma;Stelle;Von;Bis\n"
                "Acme;PM;1. März 2019;30. Juni 2021\n"
                "Beta;PM;1.7.2021;31.05.2023\n"
                "Gamma;Lead;Do., 1. Juni 2023;heute"
            ),
            [
                "Acme | PM | 2019-03 to 2021-06",
                "Beta | PM | 2021-07 to 2023-05",
                "Gamma | Lead | 2023-06 on",
            ],
        ),
        "French": Sibling(
            (
                "Entreprise;Poste;Début;Fin\n"
                "Acme;PM;1er mars 2019;30 juin 2021\n"
                "Beta;PM;le 1 juillet 2021;31/05/2023\n"
                "Gamma;Lead;1er juin 2023;à ce jour"
            ),
            [
                "Acme | PM | 2019-03 to 2021-06",
                "Beta | PM | 2021-07 to 2023-05",
                "Gamma | Lead | 2023-06 on",
            ],
        ),
        "Spanish": Sibling(
            (
                "Empresa;Cargo;Inicio;Fin\n"
                "Acme;PM;1 de marzo de 2019;30 de junio de 2021\n"
                "Beta;PM;1º de julio de 2021;hasta la fecha"
            ),
            ["Acme | PM | 2019-03 to 2021-06", "Beta | PM | 2021-07 on"],
        ),
        "time stamps and eight digits": Sibling(
            (
                "Company,Start,End\n"
                "Acme,2019-03-01T09:30:00+01:00,2021-06-30T00:00:00.000Z\n"
                "Beta,20210701,20230531\n"
                "Gamma,2023/06/01 00:00,Till now"
            ),
            [
                "Acme |  | 2019-03 to 2021-06",
                "Beta |  | 2021-07 to 2023-05",
                "Gamma |  | 2023-06 on",
            ],
        ),
        "days of the week": Sibling(
            (
                "Company,Start,End\n"
                'Acme,"Friday, March 1, 2019","Wed, Jun 30, 2021"\n'
                "Beta,July 1 2021,May 31st 2023\n"
                'Gamma,"Jun. 1, 2023",To date'
            ),
            [
                "Acme |  | 2019-03 to 2021-06",
                "Beta |  | 2021-07 to 2023-05",
                "Gamma |  | 2023-06 on",
            ],
        ),
        "arrows": Sibling(
            (
                "Company\tDates\n"
                "Acme\tMarch 1, 2019 -> June 30, 2021\n"
                "Beta\t1 Jul 2021 ➜ 31 May 2023\n"
                "Gamma\tJUN 2023 ⟶ PRESENT\n"
                "Delta\t2018 ⇒ 2019\n"
                "Eps\t2017.03 ~ 2018.02"
            ),
            [
                "Acme |  | 2019-03 to 2021-06",
                "Beta |  | 2021-07 to 2023-05",
                "Gamma |  | 2023-06 on",
                "Delta |  | 2018-07 to 2019-06",
                "Eps |  | 2017-03 to 2018-02",
            ],
            [f"Row 5 (Delta): {YEARS}"],
        ),
        "Norwegian": Sibling(
            (
                "Bedrift;Stilling;Fra;Til\n"
                "Acme;PM;1. mars 2019;30. juni 2021\n"
                "Beta;Leder;1. juli 2021;d.d.\n"
                "Gamma;Leder;01.06.23;nåværende"
            ),
            [
                "Acme | PM | 2019-03 to 2021-06",
                "Beta | Leder | 2021-07 on beside",
                "Gamma | Leder | 2023-06 on",
            ],
            [
                "A new job would replace Gamma, as begun last.",
                "Which of these would a new job replace? Gamma, Beta",
            ],
        ),
        "Polish": Sibling(
            (
                "Pracodawca;Stanowisko;Od;Do\n"
                "Acme;PM;1 marca 2019 r.;30 czerwca 2021 r.\n"
                "Beta;Lider;01.07.2021;obecnie"
            ),
            ["Acme | PM | 2019-03 to 2021-06", "Beta | Lider | 2021-07 on"],
        ),
        "Japanese": Sibling(
            ("会社名,役職,開始,終了\nアクメ,部長,2019年3月,2021年6月\nベータ,PM,2021年7月1日,現在"),
            ["アクメ | 部長 | 2019-03 to 2021-06", "ベータ | PM | 2021-07 on"],
        ),
        "Dutch": Sibling(
            (
                "Werkgever;Functie;Van;Tot\n"
                "Acme;PM;1 mrt. 2019;30 juni 2021\n"
                "Beta;PM;1 juli 2021;heden"
            ),
            ["Acme | PM | 2019-03 to 2021-06", "Beta | PM | 2021-07 on"],
        ),
        "Italian": Sibling(
            (
                "Azienda;Ruolo;Dal;Al\n"
                "Acme;PM;1º marzo 2019;30 giugno 2021\n"
                "Beta;PM;luglio 2021;in corso"
            ),
            ["Acme | PM | 2019-03 to 2021-06", "Beta | PM | 2021-07 on"],
        ),
        "a spreadsheet": Sibling(
            making.workbook(
                A=[
                    ["Company", "From", "To"],
                    ["Acme", date(2019, 3, 1), datetime(2021, 6, 30, 12, 0)],
                    ["Beta", "1st July 2021", "current"],
                ]
            ),
            ["Acme |  | 2019-03 to 2021-06", "Beta |  | 2021-07 on"],
        ),
        "Swedish": Sibling(
            (
                "Företag;Titel;Från;Till\n"
                "Acme;PM;1 mars 2019;30 juni 2021\n"
                "Beta;PM;juli 2021;pågående"
            ),
            ["Acme | PM | 2019-03 to 2021-06", "Beta | PM | 2021-07 on"],
        ),
    },
    "years alone": {
        "German columns": Sibling(
            (
                "Firma;Titel;Von;Bis\n"
                "Segal;PM;2018;heute\n"
                "Tennet;Referent;2016;2018\n"
                "Schulz;Analyst;2014;2016"
            ),
            [
                "Segal | PM | 2018-07 on",
                "Tennet | Referent | 2016-07 to 2018-06",
                "Schulz | Analyst | 2014-07 to 2016-06",
            ],
            [f"Rows 2 (Segal), 3 (Tennet) and 4 (Schulz): {YEARS}"],
        ),
        "numbers in a spreadsheet": Sibling(
            making.workbook(
                A=[
                    ["Company", "From", "To"],
                    ["Segal", 2018, "now"],
                    ["Tennet", 2016, 2018],
                    ["Schulz", 2014, 2016],
                ]
            ),
            [
                "Segal |  | 2018-07 on",
                "Tennet |  | 2016-07 to 2018-06",
                "Schulz |  | 2014-07 to 2016-06",
            ],
            [f"Rows 2 (Segal), 3 (Tennet) and 4 (Schulz): {YEARS}"],
        ),
        "French, with bars": Sibling(
            ("Entreprise|Période\nSegal|depuis 2018\nTennet|2016 à 2018\nSchulz|2014"),
            [
                "Segal |  | 2018-07 on",
                "Tennet |  | 2016-07 to 2018-06",
                "Schulz |  | 2014-01 to 2014-12",
            ],
            [f"Rows 2 (Segal), 3 (Tennet) and 4 (Schulz): {YEARS}"],
        ),
        "prose": Sibling(
            (
                "Product manager, Segal, 2018 – now\n"
                "Analyst, Tennet, 2016–18\n"
                "Intern, Schulz, '14 – '16"
            ),
            [
                "Segal | Product manager | 2018-07 on",
                "Tennet | Analyst | 2016-07 to 2018-06",
                "Schulz | Intern | 2014-07 to 2016-06",
            ],
            [f"Lines 1 (Segal), 2 (Tennet) and 3 (Schulz): {YEARS}"],
        ),
        "this year": Sibling(
            ("Company,Years\nSegal,2026 – now\nTennet,2024–2026\nSchulz,2024"),
            [
                "Segal |  | 2026-07 on",
                "Tennet |  | 2024-07 to 2026-06",
                "Schulz |  | 2024-01 to 2024-12",
            ],
            [f"Rows 2 (Segal), 3 (Tennet) and 4 (Schulz): {YEARS}"],
        ),
        "months in some": Sibling(
            ("Company,From,To\nSegal,2018,Mar 2021\nTennet,Sep 2016,2018\nSchulz,2014,2014"),
            [
                "Segal |  | 2018-07 to 2021-03",
                "Tennet |  | 2016-09 to 2018-06",
                "Schulz |  | 2014-01 to 2014-12",
            ],
            [f"Rows 2 (Segal), 3 (Tennet) and 4 (Schulz): {YEARS}"],
        ),
        "Markdown, strokes": Sibling(
            (
                "| Employer | Years |\n"
                "|--|--|\n"
                "| Segal | 2018–present |\n"
                "| Tennet | 2016/2018 |\n"
                "| Schulz | 2014/15 |"
            ),
            [
                "Segal |  | 2018-07 on",
                "Tennet |  | 2016-07 to 2018-06",
                "Schulz |  | 2014-07 to 2015-06",
            ],
            [f"Rows 3 (Segal), 4 (Tennet) and 5 (Schulz): {YEARS}"],
        ),
        "as a program that calculates writes them": Sibling(
            ("Company,Start year,End year\nSegal,2018.0,\nTennet,2016.0,2018.0"),
            ["Segal |  | 2018-07 on", "Tennet |  | 2016-07 to 2018-06"],
            [
                ("Row 2 (Segal): no last month is given, so the job is taken as going on."),
                f"Rows 2 (Segal) and 3 (Tennet): {YEARS}",
            ],
        ),
    },
    "other columns beside": {
        "German": Sibling(
            (
                "Nr;Stelle;Firma;Beginn;Ende;Ort;Beschreibung;Logo\n"
                "1;Produktmanagerin;Hexbourne GmbH;11/2019;03/2021;Köln;Kasse, "
                "Zubehör;/a.png\n"
                "2;Leiterin;Kvist;04/2021;heute;Bonn;;"
            ),
            [
                "Hexbourne GmbH | Produktmanagerin | 2019-11 to 2021-03",
                "Kvist | Leiterin | 2021-04 on",
            ],
            [
                "The column “Ort” is left out, because it is a place.",
                "The columns “Nr”, “Beschreibung” and “Logo” are left out.",
            ],
        ),
        "Spanish": Sibling(
            (
                "ID;Puesto;Empresa;Fecha de inicio;Fecha de fin;Ciudad\n"
                "1;Jefa;Casa Azul;nov. 2019;mar. 2021;Madrid\n"
                "2;Directora;Tind;04/2021;actualidad;"
            ),
            ["Casa Azul | Jefa | 2019-11 to 2021-03", "Tind | Directora | 2021-04 on"],
            [
                "The column “Ciudad” is left out, because it is a place.",
                "The column “ID” is left out.",
            ],
        ),
        "Italian": Sibling(
            (
                "ID;Ruolo;Azienda;Data inizio;Data fine;Città;Note\n"
                "1;Responsabile;Betta;11/2019;03/2021;Roma;vendite, cassa"
            ),
            ["Betta | Responsabile | 2019-11 to 2021-03"],
            [
                "The column “Città” is left out, because it is a place.",
                "The columns “ID” and “Note” are left out.",
            ],
        ),
        "Norwegian": Sibling(
            (
                "Nr;Stilling;Arbeidsgiver;Startdato;Sluttdato;Sted\n"
                "1;Rådgiver;Tind;11/2019;03/2021;Oslo\n"
                "2;Leder;Kvist;04/2021;nå;"
            ),
            ["Tind | Rådgiver | 2019-11 to 2021-03", "Kvist | Leder | 2021-04 on"],
            [
                "The column “Sted” is left out, because it is a place.",
                "The column “Nr” is left out.",
            ],
        ),
        "Portuguese of Windows": Sibling(
            (
                "ID;Cargo;Empresa;Início;Término;Localidade\n"
                "1;Gerente;Casa;11/2019;03/2021;São Paulo\n"
                "2;Diretora;Loja;04/2021;atual;"
            ).encode("cp1252"),
            ["Casa | Gerente | 2019-11 to 2021-03", "Loja | Diretora | 2021-04 on"],
            [
                (
                    "The file is in an older encoding, so its letters are taken as those "
                    "of western Europe. Check the names."
                ),
                "The column “Localidade” is left out, because it is a place.",
                "The column “ID” is left out.",
            ],
        ),
        "Polish": Sibling(
            (
                "Lp.;Stanowisko;Firma;Data rozpoczęcia;Data zakończenia;Miasto\n"
                "1;Kierownik;Żagiel;11/2019;03/2021;Łódź\n"
                "2;Dyrektor;Dane;04/2021;obecnie;"
            ),
            ["Żagiel | Kierownik | 2019-11 to 2021-03", "Dane | Dyrektor | 2021-04 on"],
            [
                "The column “Miasto” is left out, because it is a place.",
                "The column “Lp.” is left out.",
            ],
        ),
        "Dutch": Sibling(
            (
                "Nr;Functie;Bedrijf;Begindatum;Einddatum;Woonplaats\n"
                "1;Adviseur;Kade;11/2019;03/2021;Delft\n"
                "2;Manager;Bol;04/2021;heden;"
            ),
            ["Kade | Adviseur | 2019-11 to 2021-03", "Bol | Manager | 2021-04 on"],
            [
                "The column “Woonplaats” is left out, because it is a place.",
                "The column “Nr” is left out.",
            ],
        ),
        "Swedish": Sibling(
            (
                "Nr;Titel;Arbetsgivare;Startdatum;Slutdatum;Ort\n"
                "1;Chef;Sjö;11/2019;03/2021;Lund\n"
                "2;Chef;Ö;04/2021;nu;"
            ),
            ["Sjö | Chef | 2019-11 to 2021-03", "Ö | Chef | 2021-04 on"],
            [
                "The column “Ort” is left out, because it is a place.",
                "The column “Nr” is left out.",
            ],
        ),
        "Danish": Sibling(
            ("Nr;Stilling;Virksomhed;Startdato;Slutdato;By\n1;Leder;Kvist;11/2019;03/2021;Aarhus"),
            ["Kvist | Leder | 2019-11 to 2021-03"],
            ["The columns “Nr” and “By” are left out."],
        ),
        "a sector in words": Sibling(
            "Arbeitgeber;Stelle;Branche;Von;Bis\nKvist;Referentin;Medien;11/2019;03/2021",
            ["Kvist | Referentin | 2019-11 to 2021-03"],
            ["The column “Branche” is left out."],
        ),
        "accents apart": Sibling(
            ("Entreprise;Poste;Début;Fin\nLoom;Cheffe;mars 2019;août 2021"),
            ["Loom | Cheffe | 2019-03 to 2021-08"],
        ),
    },
    "typed lines": {
        "several in a line": Sibling(
            "PM, Acme, 2016-01 – 2019-02; Lead, Beta, 2019-03 – now; Intern, Gamma",
            ["Acme | PM | 2016-01 to 2019-02", "Beta | Lead | 2019-03 on"],
            [("Line 1 (Intern, Gamma) has no months. Write them as Sep 2018 – Feb 2021.")],
        ),
        "a title alone before": Sibling(
            ("Senior PM; Lead, Beta, 03/2021 – now\nPM, Acme, 01/2016–02/2019"),
            ["Beta | Lead | 2021-03 on", "Acme | PM | 2016-01 to 2019-02"],
            ["Line 1 (Senior PM) has no months. Write them as Sep 2018 – Feb 2021."],
        ),
        "a name right behind a title": Sibling(
            (
                "Senior PM, Northfold, 03/2019–05/2023\n"
                "PM Cartloom 01/2016–02/2019\n"
                "Analyst 02/2015–12/2015"
            ),
            [
                "Northfold | Senior PM | 2019-03 to 2023-05",
                "Cartloom | PM | 2016-01 to 2019-02",
                "Cartloom | Analyst | 2015-02 to 2015-12",
            ],
            [
                "Line 2 (Cartloom): “PM Cartloom” is read as PM at Cartloom.",
                ("Line 3 (Cartloom): the organisation is that of the role above, Cartloom."),
            ],
        ),
        "one under its employer": Sibling(
            ("Northfold\nSenior PM 03/2019–05/2023\nPM Asia 01/2016–02/2019"),
            [
                "Northfold | Senior PM | 2019-03 to 2023-05",
                "Northfold | PM Asia | 2016-01 to 2019-02",
            ],
            [("Line 3 (Northfold): the organisation is that of the role above, Northfold.")],
        ),
        "as a mail quotes them": Sibling(
            ("> Senior PM, Northfold, 03/2019 – now\n> PM at Cartloom, 01/2016 – 02/2019\n"),
            ["Northfold | Senior PM | 2019-03 on", "Cartloom | PM | 2016-01 to 2019-02"],
        ),
        "names in Cyrillic": Sibling(
            "Северный берег, Менеджер, 03/2019 – 06/2021",
            ["Северный берег | Менеджер | 2019-03 to 2021-06"],
            [
                (
                    "Line 1 (Северный берег): Северный берег is read as the employer, and "
                    "Менеджер as the title."
                )
            ],
        ),
    },
    "months with words around": {
        "German": Sibling(
            (
                "Berufserfahrung\n"
                "von März 2019 bis Juni 2021\n"
                "Projektleiter, Stadtwerke Bonn GmbH\n"
                "ab 07/2021 Referentin, Kvist Medien AG"
            ),
            [
                "Stadtwerke Bonn GmbH | Projektleiter | 2019-03 to 2021-06",
                "Kvist Medien AG | Referentin | 2021-07 on",
            ],
            ["Places and descriptions are left out."],
        ),
        "French": Sibling(
            (
                "Expérience professionnelle\n"
                "De janvier 2020 à aujourd'hui : Cheffe de produit, Loom\n"
                "Du 1er mars 2017 au 31 décembre 2019 : Chargée d'études, Interhalle"
            ),
            [
                "Loom | Cheffe de produit | 2020-01 on",
                "Interhalle | Chargée d'études | 2017-03 to 2019-12",
            ],
            ["Places and descriptions are left out."],
        ),
        "Spanish": Sibling(
            (
                "Experiencia laboral\n"
                "Jefa de producto, Banco Tind\n"
                "de enero de 2020 hasta la actualidad\n"
                "Analista, Casa Azul\n"
                "de marzo de 2017 a diciembre de 2019"
            ),
            [
                "Banco Tind | Jefa de producto | 2020-01 on",
                "Casa Azul | Analista | 2017-03 to 2019-12",
            ],
            ["Places and descriptions are left out."],
        ),
        "Portuguese": Sibling(
            (
                "EXPERIÊNCIA PROFISSIONAL\n"
                "Loja Azul Ltda.\n"
                "Gerente de Produto\n"
                "Janeiro de 2020 até o momento\n"
                "Casa Verde S.A.\n"
                "Analista de Negócios\n"
                "de março de 2017 a dezembro de 2019\n"
                "FORMAÇÃO ACADÊMICA\n"
                "2010 a 2015 Universidade de São Paulo"
            ),
            [
                "Loja Azul Ltda. | Gerente de Produto | 2020-01 on",
                "Casa Verde S.A. | Analista de Negócios | 2017-03 to 2019-12",
            ],
            [
                "“FORMAÇÃO ACADÊMICA” is left out, as it is not work.",
                "Places and descriptions are left out.",
            ],
        ),
        "Dutch": Sibling(
            (
                "Werkervaring\n"
                "Projectleider, Kade\n"
                "mei 2018 t/m december 2020\n"
                "Adviseur, Water BV\n"
                "van jan 2015 tot en met apr 2018\n"
                "Opleiding en cursussen\n"
                "2010 tot 2015 TU Delft"
            ),
            [
                "Kade | Projectleider | 2018-05 to 2020-12",
                "Water BV | Adviseur | 2015-01 to 2018-04",
            ],
            [
                "“Opleiding en cursussen” is left out, as it is not work.",
                "Places and descriptions are left out.",
            ],
        ),
        "Italian": Sibling(
            (
                "Esperienze professionali\n"
                "Da gennaio 2020 ad oggi\n"
                "Responsabile prodotto, Betta S.p.A., Milano\n"
                "Da marzo 2017 a dicembre 2019\n"
                "Analista, Casa Blu\n"
                "Istruzione\n"
                "2010 - 2015 Politecnico"
            ),
            [
                "Betta S.p.A. | Responsabile prodotto | 2020-01 on",
                "Casa Blu | Analista | 2017-03 to 2019-12",
            ],
            [
                "“Istruzione” is left out, as it is not work.",
                "Places and descriptions are left out.",
            ],
        ),
        "a column, German and Spanish": Sibling(
            (
                "Firma;Zeitraum\n"
                "Acme;von März 2019 bis Juni 2021\n"
                "Beta;de julio de 2021 a mayo de 2023\n"
                "Gamma;(06/2023 – derzeit)"
            ),
            [
                "Acme |  | 2019-03 to 2021-06",
                "Beta |  | 2021-07 to 2023-05",
                "Gamma |  | 2023-06 on",
            ],
        ),
        "about": Sibling(
            (
                "Experience\n"
                "late 2018 – 2020, PM, Acme\n"
                "ca. 2015 – 2017, Analyst, Beta\n"
                "Studium und Ausbildung\n"
                "Anfang 2010 – Ende 2014 Uni Bonn"
            ),
            ["Acme | PM | 2018-07 to 2020-06", "Beta | Analyst | 2015-07 to 2017-06"],
            [f"Lines 2 (Acme) and 3 (Beta): {YEARS}", "Places and descriptions are left out."],
        ),
    },
    "months in no form that is read": {
        "German": Sibling(
            (
                "Berufserfahrung\n"
                "Leiterin Produkt, Hexbourne GmbH\n"
                "03/2021 – unbefristet\n"
                "Referentin, Kvist Medien AG\n"
                "04/2018 – 02/2021\n"
                "Bis 2018: Werkstudentin, Acme AG"
            ),
            ["Kvist Medien AG | Referentin | 2018-04 to 2021-02"],
            [
                (
                    "Line 3 is left out, as its first and last month cannot be read: “03/2021 – "
                    "unbefristet”. Write them as Sep 2018 – Feb 2021."
                ),
                (
                    "Line 6 is left out, as its first and last month cannot be read: “Bis 2018: "
                    "Werkstudentin, Acme AG”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "seasons and quarters": Sibling(
            (
                "Experience\n"
                "Q1 2019 – Q3 2020, PM, Acme\n"
                "Summer 2018, Intern, Beta\n"
                "Jan 2021 – now, Lead, Gamma"
            ),
            ["Gamma | Lead | 2021-01 on"],
            [
                (
                    "Line 2 is left out, as its first and last month cannot be read: “Q1 2019 – Q3 "
                    "2020, PM, Acme”. Write them as Sep 2018 – Feb 2021."
                ),
                (
                    "Line 3 is left out, as its first and last month cannot be read: “Summer 2018, "
                    "Intern, Beta”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "Czech": Sibling(
            (
                "Kariéra\n"
                "Produktový manažer, Škoda a.s.\n"
                "březen 2019 – dosud\n"
                "Analytik, Banka a.s.\n"
                "01/2016 – 02/2019"
            ),
            ["Banka a.s. | Analytik | 2016-01 to 2019-02"],
            [
                (
                    "Line 3 is left out, as its first and last month cannot be read: “březen 2019 "
                    "– dosud”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "one month": Sibling(
            (
                "Experience\n"
                "PM, Acme, Jan 2021 – now\n"
                "Consultant, Beta, May 2020\n"
                "Intern, Gamma (2018)"
            ),
            ["Acme | PM | 2021-01 on"],
            [
                (
                    "Line 3 is left out, as its first and last month cannot be read: “Consultant, "
                    "Beta, May 2020”. Write them as Sep 2018 – Feb 2021."
                ),
                (
                    "Line 4 is left out, as its first and last month cannot be read: “Intern, "
                    "Gamma (2018)”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "in a list": Sibling(
            ("Experience\n- PM, Acme, 03/2019 – still there\n- Lead, Beta, 01/2015 – 02/2019"),
            ["Beta | Lead | 2015-01 to 2019-02"],
            [
                (
                    "Line 2 is left out, as its first and last month cannot be read: “PM, Acme, "
                    "03/2019 – still there”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "a letter's day": Sibling(
            (
                "Anna N. Other\n"
                "Oslo, 3 March 2024\n"
                "\n"
                "PM, Acme, Jan 2019 – now\n"
                "Analyst, Beta, Jan 2015 – Dec 2018"
            ),
            ["Acme | PM | 2019-01 on", "Beta | Analyst | 2015-01 to 2018-12"],
            [
                (
                    "Line 2 is left out, as its first and last month cannot be read: “Oslo, 3 "
                    "March 2024”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "Portuguese, the title above": Sibling(
            (
                "Experiência\n"
                "Gerente, Casa\n"
                "jan. 2020 – em exercício\n"
                "Analista, Loja\n"
                "mar. 2017 – dez. 2019"
            ),
            ["Loja | Analista | 2017-03 to 2019-12"],
            [
                (
                    "Line 3 is left out, as its first and last month cannot be read: “jan. 2020 – "
                    "em exercício”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "names with a year": Sibling(
            (
                "Experience\n"
                "Product Manager\n"
                "Studio 2020\n"
                "Jan 2019 – Dec 2020\n"
                "Analyst\n"
                "Expo 2020 Dubai\n"
                "Jan 2017 – Dec 2018"
            ),
            [
                "Studio 2020 | Product Manager | 2019-01 to 2020-12",
                "Expo 2020 Dubai | Analyst | 2017-01 to 2018-12",
            ],
            ["Places and descriptions are left out."],
        ),
    },
    "months in two lines": {
        "English": Sibling(
            (
                "Experience\n"
                "Lead, Gamma\n"
                "January 2021 –\n"
                "December 2022\n"
                "PM, Acme\n"
                "March 2018 –\n"
                "December 2020"
            ),
            ["Gamma | Lead | 2021-01 to 2022-12", "Acme | PM | 2018-03 to 2020-12"],
            ["Places and descriptions are left out."],
        ),
        "German": Sibling(
            (
                "Berufserfahrung\n"
                "03/2021 –\n"
                "heute\n"
                "Leiterin Produkt, Hexbourne GmbH\n"
                "04/2018 –\n"
                "02/2021\n"
                "Referentin, Kvist Medien AG"
            ),
            [
                "Hexbourne GmbH | Leiterin Produkt | 2021-03 on",
                "Kvist Medien AG | Referentin | 2018-04 to 2021-02",
            ],
            ["Places and descriptions are left out."],
        ),
        "French": Sibling(
            (
                "Expérience\n"
                "Cheffe de produit, Loom\n"
                "mars 2021 -\n"
                "aujourd’hui\n"
                "Stagiaire, Interhalle\n"
                "févr. 2018 -\n"
                "févr. 2021"
            ),
            [
                "Loom | Cheffe de produit | 2021-03 on",
                "Interhalle | Stagiaire | 2018-02 to 2021-02",
            ],
            ["Places and descriptions are left out."],
        ),
        "Polish": Sibling(
            (
                "Doświadczenie\n"
                "03.2021 –\n"
                "obecnie\n"
                "Kierownik, Żagiel S.A.\n"
                "04.2018 –\n"
                "02.2021\n"
                "Analityk, Dane S.A."
            ),
            ["Żagiel S.A. | Kierownik | 2021-03 on", "Dane S.A. | Analityk | 2018-04 to 2021-02"],
            ["Places and descriptions are left out."],
        ),
        "days": Sibling(
            (
                "Werdegang\n"
                "01.03.2021 –\n"
                "30.06.2023 Leiterin, Hexbourne GmbH\n"
                "01.04.2018 –\n"
                "28.02.2021 Referentin, Kvist AG"
            ),
            [
                "Hexbourne GmbH | Leiterin | 2021-03 to 2023-06",
                "Kvist AG | Referentin | 2018-04 to 2021-02",
            ],
            ["Line 1 is left out, as it has no months: “Werdegang”."],
        ),
        "one that goes on": Sibling(
            (
                "Experience\n"
                "03/2021–\n"
                "Product Manager\n"
                "Northfold\n"
                "\n"
                "01/2018–02/2021\n"
                "Analyst\n"
                "Cartloom"
            ),
            ["Northfold | Product Manager | 2021-03 on", "Cartloom | Analyst | 2018-01 to 2021-02"],
            ["Places and descriptions are left out."],
        ),
    },
    "how long, in other languages": {
        "Portuguese": Sibling(
            (
                "Experiência\n"
                "Loja Azul\n"
                "Tempo integral · 6 anos 1 mês\n"
                "Gerente de produto\n"
                "jan de 2022 - o momento · 4 anos 11 meses\n"
                "São Paulo\n"
                "Analista de produto\n"
                "nov de 2020 - dez de 2021 · 1 ano 2 meses\n"
                "Estagiário\n"
                "Casa Verde · Estágio\n"
                "jan de 2019 - out de 2020 · 1 ano 10 meses"
            ),
            [
                "Loja Azul | Gerente de produto | 2022-01 on",
                "Loja Azul | Analista de produto | 2020-11 to 2021-12",
                "Casa Verde | Estagiário | 2019-01 to 2020-10",
            ],
            ["Places and descriptions are left out."],
        ),
        "Dutch": Sibling(
            (
                "Ervaring\n"
                "Productmanager\n"
                "Bol · Fulltime\n"
                "jan. 2022 - heden · 4 jr 11 mnd\n"
                "Utrecht\n"
                "Adviseur\n"
                "Kade · Parttime\n"
                "mrt. 2019 - dec. 2021 · 2 jr 10 mnd\n"
                "Opleiding\n"
                "TU Delft\n"
                "2010 - 2015"
            ),
            ["Bol | Productmanager | 2022-01 on", "Kade | Adviseur | 2019-03 to 2021-12"],
            [
                "“Opleiding” is left out, as it is not work.",
                "Places and descriptions are left out.",
            ],
        ),
        "Italian": Sibling(
            (
                "Esperienza\n"
                "Responsabile prodotto\n"
                "Betta · A tempo pieno\n"
                "gen 2022 - Presente · 4 anni 11 mesi\n"
                "Analista\n"
                "Casa Blu · Tirocinio\n"
                "mar 2019 - dic 2021 · 2 anni 10 mesi"
            ),
            [
                "Betta | Responsabile prodotto | 2022-01 on",
                "Casa Blu | Analista | 2019-03 to 2021-12",
            ],
            ["Places and descriptions are left out."],
        ),
        "Swedish": Sibling(
            (
                "Arbetslivserfarenhet\n"
                "Produktchef\n"
                "Sjö AB · Heltid\n"
                "jan. 2022 – nu · 4 år 11 mån\n"
                "Konsult\n"
                "Ö AB · Deltid\n"
                "mars 2019 – dec. 2021 · 2 år 10 mån"
            ),
            ["Sjö AB | Produktchef | 2022-01 on", "Ö AB | Konsult | 2019-03 to 2021-12"],
            ["Places and descriptions are left out."],
        ),
        "Finnish": Sibling(
            (
                "Experience\n"
                "Product Manager\n"
                "Nokia · Full-time\n"
                "Jan 2022 - Present · 4 v 11 kk\n"
                "Analyst\n"
                "Pankki · Full-time\n"
                "Mar 2019 - Dec 2021 · 2 v 10 kk"
            ),
            ["Nokia | Product Manager | 2022-01 on", "Pankki | Analyst | 2019-03 to 2021-12"],
            ["Places and descriptions are left out."],
        ),
        "Polish, two titles": Sibling(
            (
                "Doświadczenie\n"
                "Żagiel\n"
                "Pełny etat · 7 lat 8 mies.\n"
                "Kierownik\n"
                "sty 2022 – obecnie · 4 lata 11 mies.\n"
                "Analityk\n"
                "kwi 2019 – gru 2021 · 2 lata 9 mies."
            ),
            ["Żagiel | Kierownik | 2022-01 on", "Żagiel | Analityk | 2019-04 to 2021-12"],
            ["Places and descriptions are left out."],
        ),
        "a kind of work that is not known": Sibling(
            (
                "Experience\n"
                "Loja\n"
                "Trabalho temporário · 7 yrs 8 mos\n"
                "Manager\n"
                "Jan 2022 - Present · 4 yrs 11 mos\n"
                "Analyst\n"
                "Apr 2019 - Dec 2021 · 2 yrs 9 mos"
            ),
            ["Loja | Manager | 2022-01 on", "Loja | Analyst | 2019-04 to 2021-12"],
            ["Places and descriptions are left out."],
        ),
    },
    "which is the title": {
        "Swedish": Sibling(
            (
                "Produktchef, Sjö AB, mars 2019 – pågående\n"
                "Kassör, Ö Förening AB, jan 2016 – feb 2019"
            ),
            ["Sjö AB | Produktchef | 2019-03 on", "Ö Förening AB | Kassör | 2016-01 to 2019-02"],
        ),
        "neither is known": Sibling(
            (
                "Barista, The Copper Pot, Mar 2019 – Jun 2021\n"
                "Tuotepäällikkö, Nokia, 07/2021 – 05/2023"
            ),
            [
                "Barista | The Copper Pot | 2019-03 to 2021-06",
                "Tuotepäällikkö | Nokia | 2021-07 to 2023-05",
            ],
            [
                (
                    "Line 1 (Barista): Barista is read as the employer, and The Copper Pot as the "
                    "title."
                ),
                (
                    "Line 2 (Tuotepäällikkö): Tuotepäällikkö is read as the employer, and Nokia as "
                    "the title."
                ),
            ],
        ),
        "bars": Sibling(
            (
                "03/2019 – 06/2021 | Tuotepäällikkö | Nokia\n"
                "07/2021 – 05/2023 | Analyytikko | Pankki Oy"
            ),
            [
                "Tuotepäällikkö | Nokia | 2019-03 to 2021-06",
                "Pankki Oy | Analyytikko | 2021-07 to 2023-05",
            ],
            [
                (
                    "Line 1 (Tuotepäällikkö): Tuotepäällikkö is read as the employer, and Nokia as "
                    "the title."
                )
            ],
        ),
        "two lines": Sibling(
            (
                "Experience\n"
                "Tuotepäällikkö\n"
                "Nokia\n"
                "03/2019 – 06/2021\n"
                "Analyytikko\n"
                "Pankki Oy\n"
                "01/2016 – 02/2019"
            ),
            [
                "Nokia | Tuotepäällikkö | 2019-03 to 2021-06",
                "Pankki Oy | Analyytikko | 2016-01 to 2019-02",
            ],
            [
                ("Line 4 (Nokia): Nokia is read as the employer, and Tuotepäällikkö as the title."),
                "Places and descriptions are left out.",
            ],
        ),
        "a firm last, in Czech": Sibling(
            ("Účetní – Banka s.r.o. – 03/2019 – 06/2021\nAnalytik – Škoda AB – 07/2021 – 05/2023"),
            [
                "Banka s.r.o. | Účetní | 2019-03 to 2021-06",
                "Škoda AB | Analytik | 2021-07 to 2023-05",
            ],
        ),
        "Hungarian": Sibling(
            "Pénztáros, Posta SE, 03/2019 – 06/2021", ["Posta SE | Pénztáros | 2019-03 to 2021-06"]
        ),
    },
    "cells that say there is nothing": {
        "German": Sibling(
            ("Firma;Stelle;Von;Bis\nAcme;k. A.;03/2019;06/2021\nBeta;PM;07/2021;k. A."),
            ["Acme |  | 2019-03 to 2021-06", "Beta | PM | 2021-07 on"],
            ["Row 3 (Beta): no last month is given, so the job is taken as going on."],
        ),
        "dashes": Sibling(
            (
                "Employer,Role,From,To\n"
                "Harbour,Director,2025-02,now\n"
                "–,PM,2019-05,2025-01\n"
                "--,APM,2017-05,2019-04"
            ),
            [
                "Harbour | Director | 2025-02 on",
                "Harbour | PM | 2019-05 to 2025-01",
                "Harbour | APM | 2017-05 to 2019-04",
            ],
            [
                (
                    "Rows 3 (Harbour) and 4 (Harbour): the organisation is that of the row above, "
                    "Harbour."
                )
            ],
        ),
        "not available": Sibling(
            ("Company\tTitle\tFrom\tTo\nAcme\t#N/A\t2019-03\tNA\nBeta\tn/a\t2017-01\t2019-02"),
            ["Acme |  | 2019-03 on", "Beta |  | 2017-01 to 2019-02"],
            ["Row 2 (Acme): no last month is given, so the job is taken as going on."],
        ),
        "Norwegian, where na is now": Sibling(
            ("Bedrift;Stilling;Fra;Til\nTind;Leder;2019-11;nå\nKvist;–;2015-08;2019-10"),
            ["Tind | Leder | 2019-11 on", "Kvist |  | 2015-08 to 2019-10"],
        ),
        "offers": Sibling(
            (
                "Offer;Pay;Growth;Reply by;Months\n"
                "Hexbourne;8;7;–;n/a\n"
                "Fernmoor;keine Angabe;null;2026-12-15;18"
            ),
            ["Hexbourne –/–/–/8/7", "Fernmoor –/–/–/–/– | by 2026-12-15 | 18 months"],
            [
                (
                    "Row 2 (Hexbourne): social impact, management chops and industry expertise are "
                    "not rated yet."
                )
            ],
        ),
        "Polish": Sibling(
            ("Pracodawca|Stanowisko|Od|Do\nŻagiel|brak|03.2019|06.2021\nDane|Analityk|07.2021|/"),
            ["Żagiel |  | 2019-03 to 2021-06", "Dane | Analityk | 2021-07 on"],
            ["Row 3 (Dane): no last month is given, so the job is taken as going on."],
        ),
        "a spreadsheet": Sibling(
            making.workbook(
                A=[
                    ["Company", "Title", "From", "To"],
                    ["Acme", "…", "2019-03", "none"],
                    ["Beta", "PM", "2017-01", "2019-02"],
                ]
            ),
            ["Acme |  | 2019-03 on", "Beta | PM | 2017-01 to 2019-02"],
            ["Row 2 (Acme): no last month is given, so the job is taken as going on."],
        ),
    },
    "1 is best": {
        "German school marks": Sibling(
            (
                "Firma;Wirkung (Schulnote);Führung (Note 1-6);Vergütung\n"
                "Hexbourne;2;3;8\n"
                "Fernmoor;1;2;9"
            ),
            ["Hexbourne –/–/–/8/–", "Fernmoor –/–/–/9/–"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops, "
                    "industry expertise and advancement speed are not rated yet."
                ),
                (
                    "The column “Wirkung (Schulnote)” is left out, because 1 is best in it: write "
                    "numbers of which 10 is best."
                ),
                (
                    "The column “Führung (Note 1-6)” is left out, because 1 is best in it: write "
                    "numbers of which 10 is best."
                ),
            ],
        ),
        "English": Sibling(
            ("Company,Pay (1=best),Growth\nHexbourne,1,8\nFernmoor,3,9"),
            ["Hexbourne –/–/–/–/8", "Fernmoor –/–/–/–/9"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops, "
                    "industry expertise and compensation are not rated yet."
                ),
                (
                    "The column “Pay (1=best)” is left out, because 1 is best in it: write numbers "
                    "of which 10 is best."
                ),
            ],
        ),
        "French": Sibling(
            ("Entreprise;Rémunération (1 = le mieux);Évolution\nHexbourne;1;8\nFernmoor;3;9"),
            ["Hexbourne –/–/–/–/8", "Fernmoor –/–/–/–/9"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops, "
                    "industry expertise and compensation are not rated yet."
                ),
                (
                    "The column “Rémunération (1 = le mieux)” is left out, because 1 is best in "
                    "it: write numbers of which 10 is best."
                ),
            ],
        ),
        "Spanish": Sibling(
            ("Empresa;Remuneración (1 = mejor);Crecimiento\nHexbourne;1;8\nFernmoor;3;9"),
            ["Hexbourne –/–/–/–/8", "Fernmoor –/–/–/–/9"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops, "
                    "industry expertise and compensation are not rated yet."
                ),
                (
                    "The column “Remuneración (1 = mejor)” is left out, because 1 is best in it: "
                    "write numbers of which 10 is best."
                ),
            ],
        ),
        "on its side": Sibling(
            ("Kriterium\tHexbourne\tFernmoor\nVergütung (1 = sehr gut)\t1\t3\nAufstieg\t8\t9"),
            ["Hexbourne –/–/–/–/8", "Fernmoor –/–/–/–/9"],
            [
                "The sheet is read on its side, a column for each job.",
                (
                    "Columns 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops, "
                    "industry expertise and compensation are not rated yet."
                ),
                (
                    "The row “Vergütung (1 = sehr gut)” is left out, because 1 is best in it: "
                    "write numbers of which 10 is best."
                ),
            ],
        ),
        "a French mark is none": Sibling(
            (
                "Entreprise;Rémunération (note sur 10);Évolution (sur 20)\n"
                "Hexbourne;9;16\n"
                "Fernmoor;7;12"
            ),
            ["Hexbourne –/–/–/9/8", "Fernmoor –/–/–/7/6"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops and "
                    "industry expertise are not rated yet."
                )
            ],
        ),
    },
    "weights and scales in names": {
        "percent in brackets": Sibling(
            (
                "Company,Social impact (10%),Management (15%),Industry (20%),Pay (30%),Growth "
                "(25%)\n"
                "Hexbourne,3,3,9,9,4\n"
                "Fernmoor,6,8,3,5,8"
            ),
            ["Hexbourne 3/3/9/9/4", "Fernmoor 6/8/3/5/8"],
            ["The weights in the names of the columns are left out: set them yourself."],
        ),
        "German": Sibling(
            (
                "Firma;Wirkung (10 %);Führung (15 %);Branche (20 %);Vergütung (30 %);Aufstieg "
                "(25 %)\n"
                "Hexbourne;3;3;9;9;4"
            ),
            ["Hexbourne 3/3/9/9/4"],
            ["The weights in the names of the columns are left out: set them yourself."],
        ),
        "on its side": Sibling(
            ("Criterion\tHexbourne\tFernmoor\nPay (60%)\t9\t5\nGrowth (40%)\t4\t8"),
            ["Hexbourne –/–/–/9/4", "Fernmoor –/–/–/5/8"],
            [
                "The sheet is read on its side, a column for each job.",
                (
                    "Columns 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops and "
                    "industry expertise are not rated yet."
                ),
                "The weights in the names of the rows are left out: set them yourself.",
            ],
        ),
        "a scale of percent": Sibling(
            ("Company,Pay (0-100 %),Growth (%)\nHexbourne,90,40\nFernmoor,50,80"),
            ["Hexbourne –/–/–/9/4", "Fernmoor –/–/–/5/8"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops and "
                    "industry expertise are not rated yet."
                )
            ],
        ),
        "one scale of two, yes": Sibling(
            ("Company,Pay (1-5),Growth\nHexbourne,5,3\nFernmoor,3,4"),
            ["Hexbourne –/–/–/10/6", "Fernmoor –/–/–/6/8"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops and "
                    "industry expertise are not rated yet."
                ),
                "Are these out of 5? yes, no",
            ],
            YES,
        ),
        "one scale of two": Sibling(
            ("Company,Pay (0–100),Growth\nHexbourne,50,3\nFernmoor,30,4"),
            ["Hexbourne –/–/–/5/3", "Fernmoor –/–/–/3/4"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops and "
                    "industry expertise are not rated yet."
                ),
                "Are these out of 5? yes, no",
            ],
        ),
        "square brackets, German, French": Sibling(
            (
                "Firma;Vergütung [1-5];Führung (1 bis 5);Aufstieg (sur 20)\n"
                "Hexbourne;5;3;16\n"
                "Fernmoor;3;4;10"
            ),
            ["Hexbourne –/6/–/10/8", "Fernmoor –/8/–/6/5"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact and industry expertise are "
                    "not rated yet."
                )
            ],
        ),
    },
    "rows that are no job": {
        "German": Sibling(
            (
                "Firma;Vergütung;Aufstieg\n"
                "Hexbourne;9;4\n"
                "Fernmoor;5;8\n"
                "Durchschnitt;7;6\n"
                "Differenz;4;4"
            ),
            ["Hexbourne –/–/–/9/4", "Fernmoor –/–/–/5/8"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops and "
                    "industry expertise are not rated yet."
                ),
                "Rows 4 (Durchschnitt) and 5 (Differenz): this is no job.",
            ],
        ),
        "signs": Sibling(
            ("Offer,Pay,Growth\nHexbourne,9,4\nFernmoor,5,8\nØ,7,6\nΣ,14,12"),
            ["Hexbourne –/–/–/9/4", "Fernmoor –/–/–/5/8"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops and "
                    "industry expertise are not rated yet."
                ),
                "Rows 4 (Ø) and 5 (Σ): this is no job.",
            ],
        ),
        "most points and a winner": Sibling(
            (
                "Offer\tPay\tGrowth\n"
                "Max points\t10\t10\n"
                "Hexbourne\t9\t4\n"
                "Fernmoor\t5\t8\n"
                "Winner\tHexbourne\tFernmoor"
            ),
            ["Hexbourne –/–/–/9/4", "Fernmoor –/–/–/5/8"],
            [
                (
                    "Rows 3 (Hexbourne) and 4 (Fernmoor): social impact, management chops and "
                    "industry expertise are not rated yet."
                ),
                "Rows 2 (Max points) and 5 (Winner): this is no job.",
            ],
        ),
        "French": Sibling(
            ("Entreprise;Rémunération;Évolution\nHexbourne;9;4\nFernmoor;5;8\nMoyenne;7;6"),
            ["Hexbourne –/–/–/9/4", "Fernmoor –/–/–/5/8"],
            [
                (
                    "Rows 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops and "
                    "industry expertise are not rated yet."
                ),
                "Row 4 (Moyenne): this is no job.",
            ],
        ),
        "Markdown, in bold": Sibling(
            (
                "| Offer | Pay | Growth |\n"
                "|--|--|--|\n"
                "| Hexbourne | 9 | 4 |\n"
                "| **Total** | 14 | 12 |"
            ),
            ["Hexbourne –/–/–/9/4"],
            [
                (
                    "Row 3 (Hexbourne): social impact, management chops and industry expertise are "
                    "not rated yet."
                ),
                "Row 4 (Total): this is no job.",
            ],
        ),
        "on its side": Sibling(
            ("Offer,Hexbourne,Fernmoor,Diff\nPay,9,5,4\nGrowth,4,8,-4"),
            ["Hexbourne –/–/–/9/4", "Fernmoor –/–/–/5/8"],
            [
                "The sheet is read on its side, a column for each job.",
                (
                    "Columns 2 (Hexbourne) and 3 (Fernmoor): social impact, management chops and "
                    "industry expertise are not rated yet."
                ),
                "Column 4 (Diff): this is no job.",
            ],
        ),
        "staying": Sibling(
            ("Offer,Pay,Growth\nHexbourne,9,4\nStay (status quo),5,8"),
            ["Hexbourne –/–/–/9/4"],
            [
                (
                    "Row 2 (Hexbourne): social impact, management chops and industry expertise are "
                    "not rated yet."
                ),
                (
                    "Row 3 (Stay (status quo)): staying stands beside every offer anyway. Rate it "
                    "under “Your roles”."
                ),
            ],
        ),
    },
    "around a table": {
        "two tables": Sibling(
            (
                "| Company | From | To |\n"
                "|--|--|--|\n"
                "| Acme | 2019-03 | 2021-06 |\n"
                "\n"
                "| Company | From | To |\n"
                "|--|--|--|\n"
                "| Beta | 2021-07 | now |"
            ),
            ["Acme |  | 2019-03 to 2021-06"],
            ["What is around the table is left out, as in line 5."],
        ),
        "months below": Sibling(
            (
                "| Company | From | To |\n"
                "|--|--|--|\n"
                "| Acme | 2019-03 | 2021-06 |\n"
                "\n"
                "Before that: Beta, PM, Jan 2016 – Feb 2019"
            ),
            ["Acme |  | 2019-03 to 2021-06"],
            ["What is around the table is left out, as in line 5."],
        ),
        "months above, German": Sibling(
            (
                "Davor: Beta GmbH, 01/2016 – 02/2019\n"
                "\n"
                "| Firma | Von | Bis |\n"
                "|---|---|---|\n"
                "| Acme | 03/2019 | heute |"
            ),
            ["Acme |  | 2019-03 on"],
            ["What is around the table is left out, as in line 1."],
        ),
        "words alone": Sibling(
            (
                "# Jobs\n"
                "\n"
                "My jobs, in short.\n"
                "\n"
                "| Company | From | To |\n"
                "|--|--|--|\n"
                "| Acme | 2019-03 | 2021-06 |\n"
                "\n"
                "Thank you."
            ),
            ["Acme |  | 2019-03 to 2021-06"],
        ),
        "an outline": Sibling(
            (
                "| Company | Title | From    | To      |\n"
                "|---------+-------+---------+---------|\n"
                "| Acme    | PM    | 2019-03 | 2021-06 |"
            ),
            ["Acme | PM | 2019-03 to 2021-06"],
        ),
        "names and rows again": Sibling(
            ("Company,From,To\nAcme,2019-03,2021-06\n\nCompany,From,To\nBeta,2021-07,now"),
            ["Acme |  | 2019-03 to 2021-06", "Beta |  | 2021-07 on"],
            [
                (
                    "Row 4 (Company): First month: “From” cannot be read as a month. Write it as "
                    "2021-03, 03/2021 or Mar 2021."
                ),
                (
                    "Row 4 (Company): Last month: “To” cannot be read as a month. Write it as "
                    "2021-03, 03/2021 or Mar 2021."
                ),
            ],
        ),
    },
    "a column of how long": {
        "beside a start": Sibling(
            ("Company,Title,Start,Years\nAcme,PM,Mar 2019,2.3"),
            ["Acme | PM | 2019-03 on"],
            [
                "Row 2 (Acme): no last month is given, so the job is taken as going on.",
                "The column “Years” is left out.",
            ],
        ),
        "German": Sibling(
            ("Firma;Stelle;Von;Bis;Jahre\nAcme;PM;03/2019;06/2021;2,3"),
            ["Acme | PM | 2019-03 to 2021-06"],
            ["The column “Jahre” is left out."],
        ),
        "months": Sibling(
            ("Company\tFrom\tTo\tMonths\nAcme\t2019-03\t2021-06\t28"),
            ["Acme |  | 2019-03 to 2021-06"],
            ["The column “Months” is left out."],
        ),
        "French": Sibling(
            ("Entreprise|Début|Fin|Années\nAcme|mars 2019|juin 2021|2"),
            ["Acme |  | 2019-03 to 2021-06"],
            ["The column “Années” is left out."],
        ),
        "Duration": Sibling(
            ("Company,Title,From,Duration\nAcme,PM,Mar 2019,2 years 3 months"),
            ["Acme | PM | 2019-03 on"],
            [
                "Row 2 (Acme): no last month is given, so the job is taken as going on.",
                "The column “Duration” is left out.",
            ],
        ),
    },
    "entries that say less": {
        "JSON Resume, a line among them": Sibling(
            json.dumps(
                {
                    "work": [
                        "Acme, PM, 2019-2021",
                        {"name": "Beta", "startDate": "2019-03", "endDate": "2020-01"},
                    ]
                }
            ),
            ["Beta |  | 2019-03 to 2020-01"],
            ["All but the work is left out: “Acme, PM, 2019-2021”."],
        ),
        "RenderCV, no company": Sibling(
            (
                "cv:\n"
                "  sections:\n"
                "    experience:\n"
                "      - position: Freelancer\n"
                "        start_date: 2019-03\n"
                "      - company: B\n"
                "        position: PM\n"
                "        start_date: 2017-01\n"
                "        end_date: 2019-02"
            ),
            ["Freelancer |  | 2019-03 on", "B | PM | 2017-01 to 2019-02"],
            ["Entry 1 (Freelancer): no organisation is named, so the title stands for it."],
        ),
        "RenderCV, a line among them": Sibling(
            (
                "cv:\n"
                "  sections:\n"
                "    experience:\n"
                "      - company: B\n"
                "        position: PM\n"
                "        start_date: 2017-01\n"
                "        end_date: 2019-02\n"
                "      - Acme, PM, 2019 to now"
            ),
            ["B | PM | 2017-01 to 2019-02"],
            ["All but the work is left out: “Acme, PM, 2019 to now”."],
        ),
        "RenderCV, one month": Sibling(
            rendercv("company: Acme; position: PM; date: 2019-03"),
            ["Acme | PM | 2019-03 on"],
            ["Entry 1 (Acme): no last month is given, so the job is taken as going on."],
        ),
        "Reactive Resume, one month": Sibling(
            reactive({"company": "Acme", "position": "PM", "period": "Mar 2019"}),
            ["Acme | PM | 2019-03 on"],
            ["Entry 1 (Acme): no last month is given, so the job is taken as going on."],
        ),
        "Reactive Resume, French": Sibling(
            reactive(
                {"company": "Acme", "position": "PM", "period": "de janvier 2017 à février 2019"}
            ),
            ["Acme | PM | 2017-01 to 2019-02"],
        ),
        "Europass, no end": Sibling(
            EUROPASS.format(EMPLOYER.format("Acme", "PM", "2019-03", "")),
            ["Acme | PM | 2019-03 on"],
            ["Entry 1 (Acme): no last month is given, so the job is taken as going on."],
        ),
        "Europass, not going on": Sibling(
            EUROPASS.format(
                EMPLOYER.format(
                    "Acme", "PM", "2019-03", "<hr:CurrentIndicator>false</hr:CurrentIndicator>"
                )
            ),
            ["Acme | PM | 2019-03 on"],
            ["Entry 1 (Acme): no last month is given, so the job is taken as going on."],
        ),
        "Europass, German words": Sibling(
            EUROPASS.format(EMPLOYER.format("Acme", "PM", "März 2019", END.format("heute"))),
            ["Acme | PM | 2019-03 on"],
        ),
        "LinkedIn, no end": Sibling(
            (
                "Company Name,Title,Started On,Finished On\n"
                "Acme,PM,Mar 2021,null\n"
                "Beta,PM,Mar 2019,Feb 2021"
            ),
            ["Acme | PM | 2021-03 on", "Beta | PM | 2019-03 to 2021-02"],
        ),
    },
    "days whose order others show": {
        "Europass, Spanish": Sibling(
            (
                "EXPERIENCIA LABORAL\n"
                "[01/03/2021 – Actual]\n"
                "Jefa de producto\n"
                "Banco Tind\n"
                "[15/04/2018 – 28/02/2021]\n"
                "Analista\n"
                "Casa Azul"
            ),
            [
                "Banco Tind | Jefa de producto | 2021-03 on",
                "Casa Azul | Analista | 2018-04 to 2021-02",
            ],
            [
                "Line 2 (Banco Tind): the day is first in its days, as another line shows.",
                "Places and descriptions are left out.",
            ],
        ),
        "English, the month first": Sibling(
            ("Experience\nPM, Acme, 03/01/2019 - 06/30/2021\nLead, Beta, 07/01/2021 - 11/05/2022"),
            ["Acme | PM | 2019-03 to 2021-06", "Beta | Lead | 2021-07 to 2022-11"],
            [
                (
                    "Lines 2 (Acme) and 3 (Beta): the month is first in its days, as another line "
                    "shows."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "French": Sibling(
            (
                "Expérience\n"
                "Du 01/03/2019 au 30/06/2021 : Cheffe de produit, Loom\n"
                "Depuis le 01/07/2021\n"
                "Directrice, Interhalle"
            ),
            [
                "Loom | Cheffe de produit | 2019-03 to 2021-06",
                "Interhalle | Directrice | 2021-07 on",
            ],
            [
                (
                    "Lines 2 (Loom) and 3 (Interhalle): the day is first in its days, as another "
                    "line shows."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "dots need none": Sibling(
            (
                "Berufserfahrung\n"
                "01.03.2019 – 02.06.2021 Leiterin, Hexbourne GmbH\n"
                "03.07.2021 – heute Leiterin, Kvist AG"
            ),
            ["Hexbourne GmbH | Leiterin | 2019-03 to 2021-06", "Kvist AG | Leiterin | 2021-07 on"],
            ["Places and descriptions are left out."],
        ),
        "hyphens, Dutch": Sibling(
            (
                "Werkervaring\n"
                "Adviseur, Kade\n"
                "01-03-2019 t/m 30-06-2021\n"
                "Adviseur, Bol\n"
                "02-07-2021 tot heden"
            ),
            ["Kade | Adviseur | 2019-03 to 2021-06", "Bol | Adviseur | 2021-07 on"],
            [
                (
                    "Lines 3 (Kade) and 5 (Bol): the day is first in its days, as another line "
                    "shows."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "a birthday shows it": Sibling(
            ("Anna N. Other\nBorn 25/12/1985\n\nPM, Acme, 01/03/2019 – 05/06/2021"),
            ["Acme | PM | 2019-03 to 2021-06"],
            [
                "Line 4 (Acme): the day is first in its days, as another line shows.",
                (
                    "Line 2 is left out, as its first and last month cannot be read: “Born "
                    "25/12/1985”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
    },
    "marks of Markdown": {
        "bold and italic": Sibling(
            (
                "## Experience\n"
                "**Globex** — *Senior PM* · Mar 2021 – Present\n"
                "**Initech** — *PM* · Jan 2018 – Feb 2021"
            ),
            ["Globex | Senior PM | 2021-03 on", "Initech | PM | 2018-01 to 2021-02"],
            ["Places and descriptions are left out."],
        ),
        "underscores": Sibling(
            ("# Berufserfahrung\n__Hexbourne GmbH__\n_Leiterin Produkt_\n03/2021 – heute"),
            ["Hexbourne GmbH | Leiterin Produkt | 2021-03 on"],
            ["Places and descriptions are left out."],
        ),
        "a list": Sibling(
            ("### Expérience\n- **Cheffe de produit**, Loom, mars 2019 – juin 2021"),
            ["Loom | Cheffe de produit | 2019-03 to 2021-06"],
            ["Places and descriptions are left out."],
        ),
        "months in bold": Sibling(
            ("## Experiencia\n**enero de 2020 – actualidad** Jefa de producto, Banco Tind"),
            ["Banco Tind | Jefa de producto | 2020-01 on"],
            ["Places and descriptions are left out."],
        ),
        "signs that are none": Sibling(
            ("Experience\nPM, snake_case_labs, Mar 2019 – Jun 2021\nLead, 5*Star, Jul 2021 – now"),
            ["PM, snake_case_labs |  | 2019-03 to 2021-06", "5*Star | Lead | 2021-07 on"],
            [
                (
                    "Line 2 (PM, snake_case_labs): no organisation is named, so the title stands "
                    "for it."
                ),
                "Places and descriptions are left out.",
            ],
        ),
    },
    "one job at two times": {
        "and": Sibling(
            (
                "Experience\n"
                "PM, Globex, 01/2015–06/2017 and 02/2019–05/2021\n"
                "Analyst, Initech, 03/2012–12/2014"
            ),
            [
                "Globex | PM | 2015-01 to 2017-06",
                "Globex | PM | 2019-02 to 2021-05",
                "Initech | Analyst | 2012-03 to 2014-12",
            ],
            ["Places and descriptions are left out."],
        ),
        "a comma, German": Sibling(
            ("Berufserfahrung\n01/2015–06/2017, 02/2019–05/2021 Leiterin, Hexbourne GmbH"),
            [
                "Hexbourne GmbH | Leiterin | 2015-01 to 2017-06",
                "Hexbourne GmbH | Leiterin | 2019-02 to 2021-05",
            ],
            ["Places and descriptions are left out."],
        ),
        "Spanish": Sibling(
            (
                "Experiencia\n"
                "Jefa de producto, Banco Tind, enero de 2015 – mayo de 2017 y marzo de 2019 – "
                "mayo de 2021"
            ),
            [
                "Banco Tind | Jefa de producto | 2015-01 to 2017-05",
                "Banco Tind | Jefa de producto | 2019-03 to 2021-05",
            ],
            ["Places and descriptions are left out."],
        ),
        "French": Sibling(
            ("Expérience\n01/2015 à 06/2017 et depuis 02/2019 : Cheffe de produit, Loom"),
            [
                "Loom | Cheffe de produit | 2015-01 to 2017-06",
                "Loom | Cheffe de produit | 2019-02 on",
            ],
            ["Places and descriptions are left out."],
        ),
        "three times": Sibling(
            (
                "Experience\n"
                "Instructor, Academy, Mar 2015 – May 2015; Mar 2016 – May 2016; Mar 2017 – May "
                "2017"
            ),
            [
                "Academy | Instructor | 2015-03 to 2015-05",
                "Academy | Instructor | 2016-03 to 2016-05",
                "Academy | Instructor | 2017-03 to 2017-05",
            ],
            ["Places and descriptions are left out."],
        ),
        "two jobs": Sibling(
            ("Experience\nPM, Globex, 01/2015–06/2017 Lead, Initech, 02/2019–05/2021"),
            ["Globex | PM | 2015-01 to 2017-06", "Initech | Lead | 2019-02 to 2021-05"],
            ["Places and descriptions are left out."],
        ),
    },
    "names that run on": {
        "a place behind": Sibling(
            (
                "Work History\n"
                "06/2019 to Current\n"
                "Product Manager Globex – New York, NY\n"
                "Owned it.\n"
                "01/2016 to 05/2019\n"
                "Business Analyst Initech – Austin, TX"
            ),
            [
                "New York | Product Manager Globex | 2019-06 on",
                "Austin | Business Analyst Initech | 2016-01 to 2019-05",
            ],
            [
                (
                    "Line 2 (New York): New York is read as the employer, and Product Manager "
                    "Globex as the title."
                ),
                (
                    "Line 5 (Austin): Austin is read as the employer, and Business Analyst Initech "
                    "as the title."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "bars": Sibling(
            "PM Globex | Berlin | 03/2019 – 06/2021",
            ["Berlin | PM Globex | 2019-03 to 2021-06"],
            ["Line 1 (Berlin): Berlin is read as the employer, and PM Globex as the title."],
        ),
        "German": Sibling(
            ("Berufserfahrung\nLeiterin Hexbourne – Köln – 03/2019 – 06/2021"),
            ["Köln | Leiterin Hexbourne | 2019-03 to 2021-06"],
            [
                (
                    "Line 2 (Köln): Köln is read as the employer, and Leiterin Hexbourne as the "
                    "title."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "a firm is sure": Sibling(
            "Product Manager Globex – Initech GmbH – 03/2019 – 06/2021",
            ["Initech GmbH | Product Manager Globex | 2019-03 to 2021-06"],
        ),
        "an area is none": Sibling(
            "Product Manager Growth – Globex – 03/2019 – 06/2021",
            ["Globex | Product Manager Growth | 2019-03 to 2021-06"],
        ),
    },
    "how long, but not when": {
        "English": Sibling(
            ("Experience\nLead PM, Globex (2 yrs 3 mos)\nPM, Initech (Mar 2018 – Dec 2020)"),
            ["Initech | PM | 2018-03 to 2020-12"],
            [
                (
                    "Line 2 is left out, as its first and last month cannot be read: “Lead PM, "
                    "Globex (2 yrs 3 mos)”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "German": Sibling(
            (
                "Berufserfahrung\n"
                "Leiterin Produkt, Hexbourne GmbH (2 Jahre)\n"
                "Referentin, Kvist AG, 04/2018 – 02/2021"
            ),
            ["Kvist AG | Referentin | 2018-04 to 2021-02"],
            [
                (
                    "Line 2 is left out, as its first and last month cannot be read: “Leiterin "
                    "Produkt, Hexbourne GmbH (2 Jahre)”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "French": Sibling(
            (
                "Expérience\n"
                "Cheffe de produit, Loom · 3 ans 2 mois\n"
                "Stagiaire, Interhalle, févr. 2018 – août 2018"
            ),
            ["Interhalle | Stagiaire | 2018-02 to 2018-08"],
            [
                (
                    "Line 2 is left out, as its first and last month cannot be read: “Cheffe de "
                    "produit, Loom · 3 ans 2 mois”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "Polish": Sibling(
            (
                "Doświadczenie\n"
                "Kierownik, Żagiel S.A., 3 lata\n"
                "Analityk, Dane S.A., 04.2018 – 02.2021"
            ),
            ["Dane S.A. | Analityk | 2018-04 to 2021-02"],
            [
                (
                    "Line 2 is left out, as its first and last month cannot be read: “Kierownik, "
                    "Żagiel S.A., 3 lata”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "Dutch": Sibling(
            ("Werkervaring\nAdviseur, Kade (2 jaar)\nProjectleider, Bol, mei 2018 – dec 2020"),
            ["Bol | Projectleider | 2018-05 to 2020-12"],
            [
                (
                    "Line 2 is left out, as its first and last month cannot be read: “Adviseur, "
                    "Kade (2 jaar)”. Write them as Sep 2018 – Feb 2021."
                ),
                "Places and descriptions are left out.",
            ],
        ),
    },
    "months on another side of the names": {
        "above, then below": Sibling(
            (
                "Experience\n"
                "\n"
                "Mar 2021 – present\n"
                "Senior Product Manager\n"
                "Northfold\n"
                "\n"
                "Feb 2018 – Feb 2021\n"
                "Product Manager\n"
                "Cartloom\n"
                "\n"
                "Business Analyst\n"
                "Paywren\n"
                "Jan 2013 – Dec 2014\n"
                "\n"
                "Trainee\n"
                "Tind Bank\n"
                "Jan 2010 – Dec 2012"
            ),
            [
                "Northfold | Senior Product Manager | 2021-03 on",
                "Cartloom | Product Manager | 2018-02 to 2021-02",
                "Paywren | Business Analyst | 2013-01 to 2014-12",
                "Tind Bank | Trainee | 2010-01 to 2012-12",
            ],
            [
                (
                    "Lines 13 (Paywren) and 17 (Tind Bank): the names stand above the months "
                    "here, unlike those before."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "below, then above, German": Sibling(
            (
                "Berufserfahrung\n"
                "Produktmanagerin\n"
                "Northfold GmbH\n"
                "03/2021 – heute\n"
                "02/2018 – 02/2021\n"
                "Referentin\n"
                "Cartloom AG\n"
                "01/2010 – 12/2012\n"
                "Praktikantin\n"
                "Tind Bank"
            ),
            [
                "Northfold GmbH | Produktmanagerin | 2021-03 on",
                "Cartloom AG | Referentin | 2018-02 to 2021-02",
                "Tind Bank | Praktikantin | 2010-01 to 2012-12",
            ],
            [
                (
                    "Lines 5 (Cartloom AG) and 8 (Tind Bank): the names stand below the "
                    "months here, unlike those before."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "without empty lines, French": Sibling(
            (
                "Expérience professionnelle\n"
                "mars 2021 – présent\n"
                "Cheffe de produit\n"
                "Loom\n"
                "janvier 2018 – février 2021\n"
                "Responsable produit\n"
                "Betterhaus\n"
                "Consultante\n"
                "Interhalle\n"
                "mars 2013 – décembre 2014\n"
                "Stagiaire\n"
                "Kvist Médias\n"
                "janvier 2010 – juin 2012"
            ),
            [
                "Loom | Cheffe de produit | 2021-03 on",
                "Betterhaus | Responsable produit | 2018-01 to 2021-02",
                "Interhalle | Consultante | 2013-03 to 2014-12",
                "Kvist Médias | Stagiaire | 2010-01 to 2012-06",
            ],
            [
                (
                    "Lines 10 (Interhalle) and 13 (Kvist Médias): the names stand above the "
                    "months here, unlike those before."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "a line for each, Spanish": Sibling(
            (
                "Experiencia laboral\n"
                "marzo de 2021 - actualidad\n"
                "Jefa de producto, Banco Tind\n"
                "enero de 2018 - febrero de 2021\n"
                "Consultora, Casa Azul\n"
                "Analista, Luzclara S.A.\n"
                "enero de 2013 - diciembre de 2014\n"
                "Becaria, Iberluz S.A.\n"
                "enero de 2010 - diciembre de 2012"
            ),
            [
                "Banco Tind | Jefa de producto | 2021-03 on",
                "Casa Azul | Consultora | 2018-01 to 2021-02",
                "Luzclara S.A. | Analista | 2013-01 to 2014-12",
                "Iberluz S.A. | Becaria | 2010-01 to 2012-12",
            ],
            [
                (
                    "Lines 7 (Luzclara S.A.) and 9 (Iberluz S.A.): the names stand above the "
                    "months here, unlike those before."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "a heading between": Sibling(
            (
                "Berufserfahrung\n"
                "Produktmanagerin, Northfold GmbH\n"
                "03/2021 – heute\n"
                "Referentin, Cartloom AG\n"
                "02/2018 – 02/2021\n"
                "Praktika\n"
                "01/2013 – 12/2014\n"
                "Werkstudentin, Paywren KG\n"
                "01/2010 – 12/2012\n"
                "Praktikantin, Tind Bank"
            ),
            [
                "Northfold GmbH | Produktmanagerin | 2021-03 on",
                "Cartloom AG | Referentin | 2018-02 to 2021-02",
                "Paywren KG | Werkstudentin | 2013-01 to 2014-12",
                "Tind Bank | Praktikantin | 2010-01 to 2012-12",
            ],
            [
                (
                    "Lines 7 (Paywren KG) and 9 (Tind Bank): the names stand below the "
                    "months here, unlike those before."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "what was done in between": Sibling(
            (
                "Experience\n"
                "Mar 2021 – present\n"
                "Senior Product Manager\n"
                "Northfold\n"
                "- Built the billing platform.\n"
                "Feb 2018 – Feb 2021\n"
                "Product Manager\n"
                "Cartloom\n"
                "Reported to the Chief Product Officer\n"
                "Business Analyst\n"
                "Paywren\n"
                "Jan 2013 – Dec 2014\n"
                "- Analysed churn.\n"
                "Trainee\n"
                "Tind Bank\n"
                "Jan 2010 – Dec 2012\n"
                "- Learned SQL."
            ),
            [
                "Northfold | Senior Product Manager | 2021-03 on",
                "Cartloom | Product Manager | 2018-02 to 2021-02",
                "Paywren | Business Analyst | 2013-01 to 2014-12",
                "Tind Bank | Trainee | 2010-01 to 2012-12",
            ],
            [
                (
                    "Lines 12 (Paywren) and 16 (Tind Bank): the names stand above the months "
                    "here, unlike those before."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "no other side": Sibling(
            (
                "Experience\n"
                "Mar 2021 – present\n"
                "Senior Product Manager\n"
                "Northfold\n"
                "Feb 2018 – Feb 2021\n"
                "Product Manager\n"
                "Cartloom\n"
                "Jan 2010 – Dec 2012\n"
                "Løsningsutvikler\n"
                "Tind Bank"
            ),
            [
                "Northfold | Senior Product Manager | 2021-03 on",
                "Cartloom | Product Manager | 2018-02 to 2021-02",
                "Tind Bank | Løsningsutvikler | 2010-01 to 2012-12",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
    },
    "months between the names": {
        "the employer above": Sibling(
            (
                "Experience\n"
                "\n"
                "Northfold\n"
                "Mar 2021 – present\n"
                "Senior Product Manager\n"
                "\n"
                "Cartloom\n"
                "Feb 2018 – Feb 2021\n"
                "Product Manager"
            ),
            [
                "Northfold | Senior Product Manager | 2021-03 on",
                "Cartloom | Product Manager | 2018-02 to 2021-02",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
        "the title above": Sibling(
            (
                "Experience\n"
                "\n"
                "Senior Product Manager\n"
                "Mar 2021 – present\n"
                "Northfold\n"
                "\n"
                "Product Manager\n"
                "Feb 2018 – Feb 2021\n"
                "Cartloom Ltd"
            ),
            [
                "Northfold | Senior Product Manager | 2021-03 on",
                "Cartloom Ltd | Product Manager | 2018-02 to 2021-02",
            ],
            [
                (
                    "Line 4 (Northfold): Northfold is read as the employer, and Senior "
                    "Product Manager as the title."
                ),
                "Places and descriptions are left out.",
            ],
        ),
        "without empty lines": Sibling(
            (
                "Experience\n"
                "Northfold\n"
                "Mar 2021 – present\n"
                "Senior Product Manager\n"
                "Cartloom\n"
                "Feb 2018 – Feb 2021\n"
                "Product Manager\n"
                "Paywren\n"
                "Jan 2013 – Dec 2014\n"
                "Business Analyst"
            ),
            [
                "Northfold | Senior Product Manager | 2021-03 on",
                "Cartloom | Product Manager | 2018-02 to 2021-02",
                "Paywren | Business Analyst | 2013-01 to 2014-12",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
        "places below, German": Sibling(
            (
                "Berufserfahrung\n"
                "Stadtwerke Nord\n"
                "03/2021 – heute\n"
                "Bereichsleiterin\n"
                "Hamburg\n"
                "Kvist Medien\n"
                "02/2018 – 02/2021\n"
                "Referentin\n"
                "Berlin"
            ),
            [
                "Stadtwerke Nord | Bereichsleiterin | 2021-03 on",
                "Kvist Medien | Referentin | 2018-02 to 2021-02",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
        "Polish": Sibling(
            (
                "Doświadczenie zawodowe\n"
                "\n"
                "Kierownik produktu\n"
                "styczeń 2020 – obecnie\n"
                "Żagiel Sp. z o.o.\n"
                "\n"
                "Analityk\n"
                "marzec 2017 – grudzień 2019\n"
                "Łódź Dane S.A."
            ),
            [
                "Żagiel Sp. z o.o. | Kierownik produktu | 2020-01 on",
                "Łódź Dane S.A. | Analityk | 2017-03 to 2019-12",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
        "Norwegian": Sibling(
            (
                "Arbeidserfaring\n"
                "\n"
                "Tind Bank\n"
                "mars 2021 – nå\n"
                "Produktleder\n"
                "\n"
                "Søndre Kraft\n"
                "februar 2018 – februar 2021\n"
                "Rådgiver"
            ),
            [
                "Tind Bank | Produktleder | 2021-03 on",
                "Søndre Kraft | Rådgiver | 2018-02 to 2021-02",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
    },
    "a place below the months": {
        "without empty lines": Sibling(
            (
                "Experience\n"
                "Senior Product Manager\n"
                "Northfold\n"
                "Mar 2021 – present\n"
                "Berlin, Germany\n"
                "Product Manager\n"
                "Cartloom\n"
                "Feb 2018 – Feb 2021\n"
                "Hamburg, Germany\n"
                "Business Analyst\n"
                "Paywren\n"
                "Jan 2013 – Dec 2014"
            ),
            [
                "Northfold | Senior Product Manager | 2021-03 on",
                "Cartloom | Product Manager | 2018-02 to 2021-02",
                "Paywren | Business Analyst | 2013-01 to 2014-12",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
        "the employer first": Sibling(
            (
                "Work History\n"
                "Northfold\n"
                "Senior Product Manager\n"
                "03/2021 – present\n"
                "Oslo\n"
                "Cartloom\n"
                "Product Manager\n"
                "02/2018 – 02/2021\n"
                "Bergen"
            ),
            [
                "Northfold | Senior Product Manager | 2021-03 on",
                "Cartloom | Product Manager | 2018-02 to 2021-02",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
        "French": Sibling(
            (
                "Expérience\n"
                "Cheffe de produit\n"
                "Loom\n"
                "depuis mars 2021\n"
                "Lyon, France\n"
                "Consultante\n"
                "Betterhaus\n"
                "janvier 2018 – février 2021\n"
                "Paris"
            ),
            [
                "Loom | Cheffe de produit | 2021-03 on",
                "Betterhaus | Consultante | 2018-01 to 2021-02",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
        "what the job was": Sibling(
            (
                "Experience\n"
                "Senior Product Manager\n"
                "Northfold\n"
                "Mar 2021 – present\n"
                "Billing and payments\n"
                "Product Manager\n"
                "Cartloom\n"
                "Feb 2018 – Feb 2021\n"
                "Checkout"
            ),
            [
                "Northfold | Senior Product Manager | 2021-03 on",
                "Cartloom | Product Manager | 2018-02 to 2021-02",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
        "whom one reported to": Sibling(
            (
                "Experience\n"
                "Senior Product Manager\n"
                "Northfold\n"
                "Mar 2021 – present\n"
                "Reported to the Chief Product Officer\n"
                "Product Manager\n"
                "Cartloom\n"
                "Feb 2018 – Feb 2021\n"
                "Managed two designers and an analyst"
            ),
            [
                "Northfold | Senior Product Manager | 2021-03 on",
                "Cartloom | Product Manager | 2018-02 to 2021-02",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
        "the employer last in brackets": Sibling(
            (
                "Berufserfahrung\n"
                "Produktmanagerin\n"
                "Hexbourne GmbH (Energie)\n"
                "03/2021 – heute\n"
                "Berlin\n"
                "Referentin\n"
                "Kvist Medien (Verlag)\n"
                "02/2018 – 02/2021\n"
                "Bonn"
            ),
            [
                "Hexbourne GmbH (Energie) | Produktmanagerin | 2021-03 on",
                "Kvist Medien (Verlag) | Referentin | 2018-02 to 2021-02",
            ],
            [
                "Places and descriptions are left out.",
            ],
        ),
    },
    "a side job begun last": {
        "part-time in the title": Sibling(
            (
                "Company,Title,From,To\n"
                "Harbour Digital,Product manager,2019-11,now\n"
                "Sensa,Adviser (part-time),2024-02,now"
            ),
            [
                "Harbour Digital | Product manager | 2019-11 on",
                "Sensa | Adviser (part-time) | 2024-02 on beside",
            ],
            [
                (
                    "A new job would replace Harbour Digital, as begun last apart from "
                    "Sensa, taken as a side job."
                ),
                "Which of these would a new job replace? Sensa, Harbour Digital",
            ],
        ),
        "a percentage, German": Sibling(
            (
                "Firma;Stelle;Von;Bis\n"
                "Stadtwerke;Bereichsleiterin 80 %;02/2020;heute\n"
                "Hochschule;Dozentin (20 %);09/2023;heute"
            ),
            [
                "Stadtwerke | Bereichsleiterin 80 % | 2020-02 on",
                "Hochschule | Dozentin (20 %) | 2023-09 on beside",
            ],
            [
                (
                    "A new job would replace Stadtwerke, as begun last apart from "
                    "Hochschule, taken as a side job."
                ),
                "Which of these would a new job replace? Hochschule, Stadtwerke",
            ],
        ),
        "a column of how much": Sibling(
            (
                "Firma;Stelle;Pensum;Von;Bis\n"
                "Stadtwerke;Leiter;80;02/2020;heute\n"
                "TSV;Trainer;10;09/2023;heute\n"
                "Verlag;Lektor;20 %;01/2024;heute"
            ),
            [
                "Stadtwerke | Leiter | 2020-02 on",
                "TSV | Trainer | 2023-09 on beside",
                "Verlag | Lektor | 2024-01 on beside",
            ],
            [
                (
                    "A new job would replace Stadtwerke, as begun last apart from Verlag and "
                    "TSV, taken as side jobs."
                ),
                "Which of these would a new job replace? Verlag, TSV, Stadtwerke",
                "The column “Pensum” is left out.",
            ],
        ),
        "a profile": Sibling(
            (
                "Experience\n"
                "Adviser\n"
                "Sensa · Part-time\n"
                "Nov 2024 - Present · 2 yrs 1 mo\n"
                "Product manager\n"
                "Harbour Digital · Full-time\n"
                "Nov 2019 - Present · 7 yrs 1 mo"
            ),
            [
                "Sensa | Adviser | 2024-11 on beside",
                "Harbour Digital | Product manager | 2019-11 on",
            ],
            [
                (
                    "A new job would replace Harbour Digital, as begun last apart from "
                    "Sensa, taken as a side job."
                ),
                "Which of these would a new job replace? Sensa, Harbour Digital",
                "Places and descriptions are left out.",
            ],
        ),
        "a CV, one day a week": Sibling(
            (
                "Experience\n"
                "Freelance consultant, 1 day a week, Own practice, since 03/2024\n"
                "Senior PM, Northfold, since 06/2020"
            ),
            [
                "Own practice | Freelance consultant | 2024-03 on beside",
                "Northfold | Senior PM | 2020-06 on",
            ],
            [
                (
                    "A new job would replace Northfold, as begun last apart from Own "
                    "practice, taken as a side job."
                ),
                "Which of these would a new job replace? Own practice, Northfold",
                "Places and descriptions are left out.",
            ],
        ),
        "of a board, Norwegian": Sibling(
            (
                "Arbeidsgiver;Stilling;Fra;Til\n"
                "Tind Bank;Produktleder;2019-11;nå\n"
                "Klubben;Styremedlem;2021-02;d.d."
            ),
            [
                "Tind Bank | Produktleder | 2019-11 on",
                "Klubben | Styremedlem | 2021-02 on beside",
            ],
            [
                (
                    "A new job would replace Tind Bank, as begun last apart from Klubben, "
                    "taken as a side job."
                ),
                "Which of these would a new job replace? Klubben, Tind Bank",
            ],
        ),
        "unpaid, French": Sibling(
            (
                "Employeur;Poste;Début;Fin\n"
                "Loom;Cheffe de produit;03/2021;présent\n"
                "Croix-Rouge;Formatrice bénévole;09/2023;présent"
            ),
            [
                "Loom | Cheffe de produit | 2021-03 on",
                "Croix-Rouge | Formatrice bénévole | 2023-09 on beside",
            ],
            [
                (
                    "A new job would replace Loom, as begun last apart from Croix-Rouge, "
                    "taken as a side job."
                ),
                "Which of these would a new job replace? Croix-Rouge, Loom",
            ],
        ),
        "each of them": Sibling(
            (
                "Company,Title,From,To\n"
                "Acme,Lecturer (part-time),2019-11,now\n"
                "Sensa,Adviser (part-time),2024-02,now"
            ),
            [
                "Acme | Lecturer (part-time) | 2019-11 on beside",
                "Sensa | Adviser (part-time) | 2024-02 on",
            ],
            [
                "A new job would replace Sensa, as begun last.",
                "Which of these would a new job replace? Sensa, Acme",
            ],
        ),
        "two more than one": Sibling(
            (
                "Company,Title,Type,From,To\n"
                "Acme,PM,full-time,2018-11,now\n"
                "Beta,Founder,own company,2020-01,now\n"
                "Sensa,Adviser,part-time,2024-02,now\n"
                "Red Cross,Trustee,,2025-01,now"
            ),
            [
                "Acme | PM | 2018-11 on beside",
                "Beta | Founder | 2020-01 on",
                "Sensa | Adviser | 2024-02 on beside",
                "Red Cross | Trustee | 2025-01 on beside",
            ],
            [
                (
                    "A new job would replace Beta, as begun last apart from Red Cross and "
                    "Sensa, taken as side jobs."
                ),
                "Which of these would a new job replace? Red Cross, Sensa, Beta, Acme",
                "The column “Type” is left out.",
            ],
        ),
        "no word of it": Sibling(
            ("Company,Title,Bonus,From,To\nAcme,PM,20 %,2019-11,now\nBeta,Lead,10 %,2024-02,now"),
            [
                "Acme | PM | 2019-11 on beside",
                "Beta | Lead | 2024-02 on",
            ],
            [
                "A new job would replace Beta, as begun last.",
                "Which of these would a new job replace? Beta, Acme",
                "The column “Bonus” is left out.",
            ],
        ),
    },
    "a town behind an employer": {
        "another row without it": Sibling(
            (
                "Company,Title,From,To\n"
                '"Rhenova Pharma GmbH, Heidelberg",PM,2020-01,now\n'
                "Rhenova Pharma GmbH,Analyst,2017-01,2019-12"
            ),
            [
                "Rhenova Pharma GmbH | PM | 2020-01 on",
                "Rhenova Pharma GmbH | Analyst | 2017-01 to 2019-12",
            ],
            [
                (
                    "Row 2 (Rhenova Pharma GmbH): “Rhenova Pharma GmbH, Heidelberg” is read "
                    "as Rhenova Pharma GmbH, without the place behind it."
                ),
            ],
        ),
        "the town in the name, German": Sibling(
            (
                "Arbeitgeber;Stelle;Von;Bis\n"
                "Hochschule Mannheim, Mannheim;Dozent;2020-01;2022-12\n"
                "Kvist;Referent;2017-01;2019-12"
            ),
            [
                "Hochschule Mannheim | Dozent | 2020-01 to 2022-12",
                "Kvist | Referent | 2017-01 to 2019-12",
            ],
            [
                (
                    "Row 2 (Hochschule Mannheim): “Hochschule Mannheim, Mannheim” is read as "
                    "Hochschule Mannheim, without the place behind it."
                ),
            ],
        ),
        "with its country, a tab": Sibling(
            (
                "Empresa\tPuesto\tDesde\tHasta\n"
                "Banco Tind, Madrid, España\tJefa\t2020-01\tactualidad\n"
                "Banco Tind\tAnalista\t2017-01\t2019-12"
            ),
            [
                "Banco Tind | Jefa | 2020-01 on",
                "Banco Tind | Analista | 2017-01 to 2019-12",
            ],
            [
                (
                    "Row 2 (Banco Tind): “Banco Tind, Madrid, España” is read as Banco Tind, "
                    "without the place behind it."
                ),
            ],
        ),
        "JSON Resume": Sibling(
            (
                '{"work":[{"name":"Acme, '
                'Oslo","position":"PM","startDate":"2020-01","endDate":""},{"name":"ACME"'
                ',"position":"Analyst","startDate":"2017-01","endDate":"2019-12"}]}'
            ),
            [
                "Acme | PM | 2020-01 on",
                "ACME | Analyst | 2017-01 to 2019-12",
            ],
            [
                ("Entry 1 (Acme): “Acme, Oslo” is read as Acme, without the place behind it."),
            ],
        ),
        "Markdown, Polish": Sibling(
            (
                "| Firma | Stanowisko | Od | Do |\n"
                "|--|--|--|--|\n"
                "| Żagiel S.A., Łódź | Kierownik | 2020-01 | obecnie |\n"
                "| Żagiel S.A. | Analityk | 2017-01 | 2019-12 |"
            ),
            [
                "Żagiel S.A. | Kierownik | 2020-01 on",
                "Żagiel S.A. | Analityk | 2017-01 to 2019-12",
            ],
            [
                (
                    "Row 3 (Żagiel S.A.): “Żagiel S.A., Łódź” is read as Żagiel S.A., "
                    "without the place behind it."
                ),
            ],
        ),
        "no row without it": Sibling(
            (
                "Company,Title,From,To\n"
                '"Rhenova, Heidelberg",PM,2020-01,now\n'
                '"Rhenova, Mannheim",Analyst,2017-01,2019-12'
            ),
            [
                "Rhenova, Heidelberg | PM | 2020-01 on",
                "Rhenova, Mannheim | Analyst | 2017-01 to 2019-12",
            ],
        ),
        "another employer": Sibling(
            (
                "Company,Title,From,To\n"
                '"Smith, Jones & Partners",PM,2020-01,now\n'
                "Smith,Analyst,2017-01,2019-12\n"
                '"Acme, Inc.",Intern,2016-01,2016-12\n'
                "Acme,Student,2015-01,2015-12"
            ),
            [
                "Smith, Jones & Partners | PM | 2020-01 on",
                "Smith | Analyst | 2017-01 to 2019-12",
                "Acme, Inc. | Intern | 2016-01 to 2016-12",
                "Acme | Student | 2015-01 to 2015-12",
            ],
        ),
    },
    "breaks between jobs": {
        "a CV": Sibling(
            (
                "Experience\n"
                "Senior PM, Northfold, Mar 2021 – present\n"
                "Career break, Jan 2020 – Feb 2021\n"
                "PM, Cartloom, Feb 2016 – Dec 2019"
            ),
            [
                "Northfold | Senior PM | 2021-03 on",
                "Cartloom | PM | 2016-02 to 2019-12",
            ],
            [
                "Places and descriptions are left out.",
                "Line 3 (Career break): this is a break and no job, so it is left out.",
            ],
        ),
        "German": Sibling(
            (
                "Berufserfahrung\n"
                "03/2021 – heute Produktmanagerin, Hexbourne GmbH\n"
                "01/2020 – 02/2021 Elternzeit\n"
                "04/2016 – 12/2019 Referentin, Kvist Medien"
            ),
            [
                "Hexbourne GmbH | Produktmanagerin | 2021-03 on",
                "Kvist Medien | Referentin | 2016-04 to 2019-12",
            ],
            [
                "Places and descriptions are left out.",
                "Line 3 (Elternzeit): this is a break and no job, so it is left out.",
            ],
        ),
        "a sheet": Sibling(
            (
                "Company,Title,From,To\n"
                "Northfold,PM,2021-03,now\n"
                "(sabbatical),,2020-01,2021-02\n"
                "Cartloom,PM,2016-02,2019-12"
            ),
            [
                "Northfold | PM | 2021-03 on",
                "Cartloom | PM | 2016-02 to 2019-12",
            ],
            [
                "Row 3 ((sabbatical)): this is a break and no job, so it is left out.",
            ],
        ),
        "as a title, French": Sibling(
            (
                "Employeur;Poste;Début;Fin\n"
                "Loom;Cheffe de produit;03/2021;présent\n"
                "Loom;Congé parental;01/2020;02/2021"
            ),
            [
                "Loom | Cheffe de produit | 2021-03 on",
            ],
            [
                "Row 3 (Loom): this is a break and no job, so it is left out.",
            ],
        ),
        "going on": Sibling(
            ("Company,Title,From,To\nNorthfold,PM,2021-03,now\nParental leave,,2026-01,now"),
            [
                "Northfold | PM | 2021-03 on",
            ],
            [
                "Row 3 (Parental leave): this is a break and no job, so it is left out.",
            ],
        ),
        "JSON Resume": Sibling(
            (
                '{"work":[{"name":"Gap '
                'year","position":"","startDate":"2017-01","endDate":"2017-12"},{"name":"'
                'Acme","position":"PM","startDate":"2018-01","endDate":""}]}'
            ),
            [
                "Acme | PM | 2018-01 on",
            ],
            [
                "Entry 1 (Gap year): this is a break and no job, so it is left out.",
            ],
        ),
        "a word in a name": Sibling(
            ("Company,Title,From,To\nSabbatical Travel Ltd,PM,2021-03,now"),
            [
                "Sabbatical Travel Ltd | PM | 2021-03 on",
            ],
        ),
    },
}
