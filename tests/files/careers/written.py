"""Careers in prose that tests read, by what is special about each, and the roles they hold."""

PROSE: dict[str, tuple[str, list[str]]] = {
    "an area behind the title, a remark behind the months, clients by name": (
        """
Experience
03/2021 – present
Director of Product, Flexibility · Stroomnet B.V., Utrecht
• Led 4 teams

2018-02 – present (besides the above)
Non-executive board member · Warmtefonds Foundation

2009-01 – 2011-12
Consultant · Brightpath Consulting
Client: Rabelink Bank, 01/2009 – 06/2010
Client: Port of Moerdijk, 07/2010 – 12/2011
""",
        [
            "Stroomnet B.V. | Director of Product, Flexibility | 2021-03 on",
            "Warmtefonds Foundation | Non-executive board member | 2018-02 on beside",
            "Brightpath Consulting | Consultant | 2009-01 to 2011-12",
            "Rabelink Bank |  | 2009-01 to 2010-06",
            "Port of Moerdijk |  | 2010-07 to 2011-12",
        ],
    ),
    "the town beside the months, the employer below the title or above it": (
        """
Ines Halvorsen
Gdańsk, Poland · ines@example.org

WORK

Group Product Manager, Fjordpay
Gdańsk                                             03/2022 – present
• Leads four PMs

Senior Product Manager, Fjordpay
Gdańsk                                             09/2020 – 02/2022

Product Manager – Tarifas y Facturación
Luzclara S.A., Madrid, Spain
Enero 2017 – Mayo 2018

Associate Product Manager                          Jul 2015 - Dec 2016
Brightwater Analytics
• Owned leak detection
""",
        [
            "Fjordpay | Group Product Manager | 2022-03 on",
            "Fjordpay | Senior Product Manager | 2020-09 to 2022-02",
            "Luzclara S.A. | Product Manager – Tarifas y Facturación | 2017-01 to 2018-05",
            "Brightwater Analytics | Associate Product Manager | 2015-07 to 2016-12",
        ],
    ),
    "a profile copied from the page, each line twice": (
        """
Experience
Experience
Northfold logo
Senior Product Manager
Senior Product Manager
Northfold · Full-time
Northfold · Full-time
Feb 2023 - Present · 3 yrs 10 mos
Feb 2023 to Present · 3 yrs 10 mos
Oslo, Norway · Hybrid
Oslo, Norway · Hybrid
Owns the billing platform. Cut failed renewals by a third.
Owns the billing platform. Cut failed renewals by a third.
Skills: Product Management · Payments
Cartloom logo
Cartloom
Cartloom
Full-time · 3 yrs 1 mo
Full-time · 3 yrs 1 mo
Bergen, Norway
Bergen, Norway
Senior PM, checkout growth
Senior PM, checkout growth
Mar 2021 - Jan 2023 · 1 yr 11 mos
Mar 2021 to Jan 2023 · 1 yr 11 mos
Product manager
Product manager
Full-time
Full-time
Jan 2020 - Feb 2021 · 1 yr 2 mos
Jan 2020 to Feb 2021 · 1 yr 2 mos
Paywren logo
First product manager
First product manager
Paywren · Full-time
Paywren · Full-time
Sep 2018 - Dec 2019 · 1 yr 4 mos
Sep 2018 to Dec 2019 · 1 yr 4 mos
Education
Education
University of Bergen logo
University of Bergen
University of Bergen
MSc, Economics
2012 - 2017
2012 - 2017
""",
        [
            "Northfold | Senior Product Manager | 2023-02 on",
            "Cartloom | Senior PM, checkout growth | 2021-03 to 2023-01",
            "Cartloom | Product manager | 2020-01 to 2021-02",
            "Paywren | First product manager | 2018-09 to 2019-12",
        ],
    ),
    "a profile as LinkedIn's PDF has it": (
        """
Contact
anna@x.no

Top Skills
Pricing

Anna N. Other
Product leader
Oslo, Norway

Summary
I build billing since 2017 - and more.

Experience

Northfold
Senior Product Manager
February 2023 - Present (3 years 10 months)
Oslo, Norway
Owns the billing platform

Cartloom
3 years 1 month
Senior PM, checkout growth
March 2021 - January 2023 (1 year 11 months)
Bergen
Product manager
January 2020 - February 2021 (1 year 2 months)

Paywren
First product manager
September 2018 - December 2019 (1 year 4 months)

Education
University of Bergen
Master of Science - MSc, Economics · (2012 - 2017)
""",
        [
            "Northfold | Senior Product Manager | 2023-02 on",
            "Cartloom | Senior PM, checkout growth | 2021-03 to 2023-01",
            "Cartloom | Product manager | 2020-01 to 2021-02",
            "Paywren | First product manager | 2018-09 to 2019-12",
        ],
    ),
    "organisation and months, the title below": (
        """
EXPERIENCE

Northfold — Oslo                         Feb 2023 – Present
Senior PM, billing platform
• Cut failed renewals
• Led 4 people

Cartloom GmbH, Berlin                    03/2021 – 01/2023
Product Manager
• Checkout

EDUCATION
University of Bergen                     2012 – 2017
""",
        [
            "Northfold | Senior PM, billing platform | 2023-02 on",
            "Cartloom GmbH | Product Manager | 2021-03 to 2023-01",
        ],
    ),
    "title, organisation, then months": (
        """
Work Experience
Senior PM
Northfold, Oslo
Feb 2023 – Present
- Cut failed renewals

Product Manager
Cartloom
March 2021 – January 2023
- Checkout

Volunteering
Mentor
Red Cross
2019 – 2021
""",
        [
            "Northfold | Senior PM | 2023-02 on",
            "Cartloom | Product Manager | 2021-03 to 2023-01",
        ],
    ),
    "months first, then title, then organisation": (
        """
Experience
Feb 2023 – Present
Senior PM
Northfold
Owned the billing platform.

Mar 2021 – Jan 2023
Product Manager
Cartloom
Did the checkout.
Education
2012 - 2017
MSc
University of Bergen
""",
        [
            "Northfold | Senior PM | 2023-02 on",
            "Cartloom | Product Manager | 2021-03 to 2023-01",
        ],
    ),
    "months first, then both in one line": (
        """
Experience
Feb 2023 – Present
Senior PM, Northfold
Owned the billing platform.
Mar 2021 – Jan 2023
Product Manager, Cartloom
Did the checkout.
""",
        [
            "Northfold | Senior PM | 2023-02 on",
            "Cartloom | Product Manager | 2021-03 to 2023-01",
        ],
    ),
    "titles under one employer": (
        """
Experience
Northfold
Senior PM (Feb 2023 – Present)
PM (Jan 2020 – Jan 2023)

Cartloom
Associate PM (2018 – 2019)
""",
        [
            "Northfold | Senior PM | 2023-02 on",
            "Northfold | PM | 2020-01 to 2023-01",
            "Cartloom | Associate PM | 2018-07 to 2019-06",
        ],
    ),
    "in German": (
        """
Lebenslauf
Berufserfahrung
03/2021 – heute   Produktmanagerin, Hexbourne GmbH, Hamburg
04.2018 – 02.2021  Referentin bei Kvist Medien
Jan. 2016 bis März 2018: Werkstudentin, Acme AG

Ausbildung
10/2011 – 09/2015 Universität Hamburg, B.Sc.

Ehrenamt
2015 – 2017 Trainerin, TSV
""",
        [
            "Hexbourne GmbH | Produktmanagerin | 2021-03 on",
            "Kvist Medien | Referentin | 2018-04 to 2021-02",
            "Acme AG | Werkstudentin | 2016-01 to 2018-03",
        ],
    ),
    "in French": (
        """
Expérience professionnelle
Chef de produit, Betterhaus
nov. 1995 à mars 1996
Responsable produit chez Interhalle
octobre 1998 – janvier 2000
Directrice produit – Loom
depuis mai 2000

Formation
1990 – 1995 École de commerce
""",
        [
            "Betterhaus | Chef de produit | 1995-11 to 1996-03",
            "Interhalle | Responsable produit | 1998-10 to 2000-01",
            "Loom | Directrice produit | 2000-05 on",
        ],
    ),
    "in Spanish": (
        """
Experiencia laboral
Jefa de producto en Banco Tind
enero de 2020 - actualidad
Analista, Casa Azul
marzo de 2017 - diciembre de 2019
Formación académica
2010 - 2016 Universidad
""",
        [
            "Banco Tind | Jefa de producto | 2020-01 on",
            "Casa Azul | Analista | 2017-03 to 2019-12",
        ],
    ),
    "in Polish": (
        """
Doświadczenie zawodowe
styczeń 2020 – obecnie
Kierownik produktu
Żagiel Sp. z o.o.
marzec 2017 – grudzień 2019
Analityk
Łódź Dane S.A.
Wykształcenie
2010 – 2015 Uniwersytet
""",
        [
            "Żagiel Sp. z o.o. | Kierownik produktu | 2020-01 on",
            "Łódź Dane S.A. | Analityk | 2017-03 to 2019-12",
        ],
    ),
    "with dashes": (
        """
Northfold - Senior Product Manager - Jan 2023 - Present
Cartloom - Product Manager - 2020 - 2022
Paywren | PM | '18 – '20
""",
        [
            "Northfold | Senior Product Manager | 2023-01 on",
            "Cartloom | Product Manager | 2020-07 to 2022-06",
            "Paywren | PM | 2018-07 to 2020-06",
        ],
    ),
    "a line for each role": (
        """
Senior PM at Northfold since March 2023
PM @ Cartloom, 2020/01 to 2023/02
Analyst, Paywren (2018–19)
""",
        [
            "Northfold | Senior PM | 2023-03 on",
            "Cartloom | PM | 2020-01 to 2023-02",
            "Paywren | Analyst | 2018-07 to 2019-06",
        ],
    ),
    "cells without names of columns": (
        """
Acme	PM	2019-03	2021-06
Beta	Senior PM	2021-07	Present
""",
        [
            "Acme | PM | 2019-03 to 2021-06",
            "Beta | Senior PM | 2021-07 on",
        ],
    ),
    "a profile in German": (
        """
Berufserfahrung
Senior Produktmanagerin
Northfold · Vollzeit
Feb. 2023–Heute · 3 Jahre 10 Monate
Berlin, Deutschland
Cartloom
3 Jahre 1 Monat
Produktmanagerin
März 2021–Jan. 2023 · 1 Jahr 11 Monate
Werkstudentin
Jan. 2020–Feb. 2021 · 1 Jahr 2 Monate
""",
        [
            "Northfold | Senior Produktmanagerin | 2023-02 on",
            "Cartloom | Produktmanagerin | 2021-03 to 2023-01",
            "Cartloom | Werkstudentin | 2020-01 to 2021-02",
        ],
    ),
    "a profile in French": (
        """
Expérience
Cheffe de produit senior
Northfold · Temps plein
févr. 2023 - aujourd’hui · 3 ans 10 mois
Lyon
Chef de produit
Cartloom · CDI
mars 2021 - janv. 2023 · 1 an 11 mois
Formation
Université
2012 - 2017
""",
        [
            "Northfold | Cheffe de produit senior | 2023-02 on",
            "Cartloom | Chef de produit | 2021-03 to 2023-01",
        ],
    ),
    "a profile in Spanish": (
        """
Experiencia
Jefe de producto
Northfold · Jornada completa
feb. 2023 - actualidad · 3 años 10 meses
Madrid
Analista
Cartloom · Jornada completa
mar. 2021 - ene. 2023 · 1 año 11 meses
""",
        [
            "Northfold | Jefe de producto | 2023-02 on",
            "Cartloom | Analista | 2021-03 to 2023-01",
        ],
    ),
    "a profile in Polish": (
        """
Doświadczenie
Senior Product Manager
Northfold · Pełny etat
lut 2023 – obecnie · 3 lata 10 mies.
Cartloom
3 lata 1 mies.
Product Manager
mar 2021 – sty 2023 · 1 rok 11 mies.
Analityk
sty 2020 – lut 2021 · 1 rok 2 mies.
""",
        [
            "Northfold | Senior Product Manager | 2023-02 on",
            "Cartloom | Product Manager | 2021-03 to 2023-01",
            "Cartloom | Analityk | 2020-01 to 2021-02",
        ],
    ),
    "promotions with places and lists": (
        """
Cartloom
Full-time · 5 yrs 11 mos
Oslo, Norway
Director of Product
Jan 2023 - Present · 3 yrs 11 mos
Hybrid
• Leads 12 PMs
• Owns P&L
Group PM
Jan 2021 - Dec 2022 · 2 yrs
Oslo
• Grew activation
Paywren
Product Manager
Paywren · Contract
Sep 2018 - Dec 2019 · 1 yr 4 mos
""",
        [
            "Cartloom | Director of Product | 2023-01 on",
            "Cartloom | Group PM | 2021-01 to 2022-12",
            "Paywren | Product Manager | 2018-09 to 2019-12",
        ],
    ),
    "a profile with empty lines between": (
        """
Experience

Senior Product Manager

Northfold · Full-time

Feb 2023 - Present · 3 yrs 10 mos

Oslo, Norway

Cartloom

Product manager

Jan 2020 - Feb 2021 · 1 yr 2 mos
""",
        [
            "Northfold | Senior Product Manager | 2023-02 on",
            "Cartloom | Product manager | 2020-01 to 2021-02",
        ],
    ),
    "in Markdown": (
        """
# Anna N. Other

## Experience

### Senior PM, Northfold
*Feb 2023 – Present*

- Billing

### Product Manager, Cartloom
*Mar 2021 – Jan 2023*

- Checkout

## Education

### MSc, University of Bergen
*2012 – 2017*
""",
        [
            "Northfold | Senior PM | 2023-02 on",
            "Cartloom | Product Manager | 2021-03 to 2023-01",
        ],
    ),
    "employers above their roles": (
        """
WORK EXPERIENCE
Northfold, Oslo (2020 – Present)
- Senior PM, Feb 2023 – Present
- PM, 2020 – Jan 2023
Cartloom    Jan 2015 – Dec 2019
Group PM    Mar 2018 – Dec 2019
PM          Jan 2015 – Feb 2018
""",
        [
            "Northfold | Senior PM | 2023-02 on",
            "Northfold | PM | 2020-07 to 2023-01",
            "Cartloom | Group PM | 2018-03 to 2019-12",
            "Cartloom | PM | 2015-01 to 2018-02",
        ],
    ),
    "months within a list": (
        """
Experience
Senior PM, Northfold, Feb 2023 – Present
• Ran the migration from Mar 2024 to Jun 2024 with a team of 3 across Oslo
• Led it
""",
        [
            "Northfold | Senior PM | 2023-02 on",
        ],
    ),
    "in capital letters": (
        """
PROFESSIONAL EXPERIENCE
NORTHFOLD LTD., London
Head of Product                                         2021 - present
CARTLOOM INC.
Product Owner                                           2018 - 2021
LANGUAGES
English
""",
        [
            "NORTHFOLD LTD. | Head of Product | 2021-07 on",
            "CARTLOOM INC. | Product Owner | 2018-07 to 2021-06",
        ],
    ),
    "to date and until": (
        """
Career history

Head of Product
Northfold
01/2021 to date

Product Owner
Cartloom
06/2018 until 12/2020
""",
        [
            "Northfold | Head of Product | 2021-01 on",
            "Cartloom | Product Owner | 2018-06 to 2020-12",
        ],
    ),
    "between bars": (
        """
Sept 2019 – Present | Northfold | Senior PM
Jan 2016 – Aug 2019 | Cartloom | PM
""",
        [
            "Northfold | Senior PM | 2019-09 on",
            "Cartloom | PM | 2016-01 to 2019-08",
        ],
    ),
    "with arrows": (
        """
2019/03 → 2021/06; Acme; PM
2021/07 → now; Beta; Lead PM
""",
        [
            "Acme | PM | 2019-03 to 2021-06",
            "Beta | Lead PM | 2021-07 on",
        ],
    ),
    "a profile without its heading": (
        """
Northfold
Senior Product Manager
Feb 2023 - Present · 3 yrs 10 mos
Cartloom
Product Manager
Mar 2021 - Jan 2023 · 1 yr 11 mos
""",
        [
            "Northfold | Senior Product Manager | 2023-02 on",
            "Cartloom | Product Manager | 2021-03 to 2023-01",
        ],
    ),
    "with places on their own lines": (
        """
Experience
Senior PM
Northfold
Oslo, Norway
Feb 2023 – Present

Product Manager
Cartloom
Bergen
Mar 2021 – Jan 2023
""",
        [
            "Northfold | Senior PM | 2023-02 on",
            "Cartloom | Product Manager | 2021-03 to 2023-01",
        ],
    ),
    "with courses and volunteering": (
        """
Experience
PM, Acme, 2019 – 2021
Courses
Pricing, Coursera, Jan 2020 – Mar 2020
Volunteering
Mentor, Red Cross, 2015 – 2016
Skills
Roadmaps
""",
        [
            "Acme | PM | 2019-07 to 2021-06",
        ],
    ),
    "with labels": (
        """
Employer: Northfold
Position: Senior PM
Period: Feb 2023 – present

Employer: Cartloom
Position: PM
Period: 03/2021 – 01/2023
""",
        [
            "Northfold | Senior PM | 2023-02 on",
            "Cartloom | PM | 2021-03 to 2023-01",
        ],
    ),
}
