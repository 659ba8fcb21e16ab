"""PDFs, spreadsheets, zips and careers of other programs, made as small as tests need them."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

Placed = tuple[int, int, str]  # from the left, from below, in points; and a text
DRAWN = b"BT /F1 10 Tf 1 0 0 1 20 20 Tm (abc def) Tj ET\n"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\n"
EUROPASS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<Candidate xmlns="http://www.europass.eu/1.0" xmlns:hr="http://www.hr-xml.org/3"
 xmlns:eures="http://www.europass_eures.eu/1.0"><CandidateProfile><EmploymentHistory>{}
</EmploymentHistory></CandidateProfile></Candidate>"""
EMPLOYER = """<EmployerHistory><hr:OrganizationName>{}</hr:OrganizationName><PositionHistory>
<PositionTitle typeCode="FREETEXT">{}</PositionTitle><eures:EmploymentPeriod><eures:StartDate>
<hr:FormattedDateTime>{}</hr:FormattedDateTime></eures:StartDate>{}</eures:EmploymentPeriod>
</PositionHistory></EmployerHistory>"""
END = "<eures:EndDate><hr:FormattedDateTime>{}</hr:FormattedDateTime></eures:EndDate>"


def drawn(texts: Iterable[Placed]) -> bytes:
    """Return the drawing of a page with texts at their places."""
    parts = []
    for x, y, text in texts:
        safe = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        parts.append(f"BT /F1 10 Tf 1 0 0 1 {x} {y} Tm ({safe}) Tj ET\n")
    return "".join(parts).encode("cp1252")


def column(lines: Sequence[str], x: int = 50, top: int = 800) -> list[Placed]:
    """Return lines at their places, one below the other."""
    return [(x, top - 14 * i, line) for i, line in enumerate(lines) if line]


def pdf(*pages: bytes) -> bytes:
    """Return a PDF with a page for each drawing."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", font]
    kids = []
    for page in pages:
        packed = zlib.compress(page, 9)
        head = b"<</Length %d/Filter/FlateDecode>>" % len(packed)
        objects.append(head + b"stream\n" + packed + b"\nendstream")
        shown = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        contents = b"/Contents %d 0 R" % len(objects)
        objects.append(b"<</Type/Page/Parent 2 0 R" + shown + contents + b">>")
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return whole(objects)


def whole(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of these objects, the first of which is called its catalogue."""
    written, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return bytes(written + trailer % (len(objects) + 1, start))


def zipped(*members: tuple[str, bytes | str]) -> bytes:
    """Return an archive of files by their names."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return whole.getvalue()


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """Return a spreadsheet with rows of cells, by the names of its sheets."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def spreadsheet(sheet: str) -> bytes:
    """Return a spreadsheet whose one sheet is any text in place of its XML."""
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        (
            "[Content_Types].xml",
            (
                f'<Types xmlns="{PACKAGE}/content-types">'
                '<Default Extension="rels"'
                ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>'
                '<Override PartName="/xl/worksheets/sheet1.xml"'
                f' ContentType="{main}.worksheet+xml"/>'
                "</Types>"
            ),
        ),
        ("_rels/.rels", _relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            (
                f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1"'
                ' r:id="rId1"/></sheets></workbook>'
            ),
        ),
        ("xl/_rels/workbook.xml.rels", _relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet),
    )


def _relation(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{one}</Relationships>'


def json_resume(**work: Any) -> str:
    """Return a JSON Resume with one job."""
    return json.dumps({"work": [{"name": "Acme", "position": "PM", **work}]})


def reactive(*items: dict[str, Any]) -> str:
    """Return a Reactive Resume with these items of experience."""
    return json.dumps({"sections": {"experience": {"items": items}}})


def rendercv(section: str) -> str:
    """Return a RenderCV file with one section of one entry."""
    entry = section.replace("; ", "\n        ")
    return f"cv:\n  name: A\n  sections:\n    jobs:\n      - {entry}"
