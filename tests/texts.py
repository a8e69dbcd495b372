"""Files of the forms in which people have their texts, made for tests."""

import io
import json
import plistlib

import docx
import pandas as pd

TEXT = "The vote is on Friday, the clerk of the council said. It will be held in the old hall."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>The vote nears - Evening Post</title>
<meta property="og:site_name" content="Evening Post"><meta charset="utf-8">
<meta property="og:title" content="The vote nears">
<meta property="article:published_time" content="2021-09-29T10:00:00Z">
<link rel="canonical" href="https://post.example/vote"></head><body>
<nav><a href="/">Home</a> <a href="/news">News of the day and of the week</a></nav>
<article><h1>The vote nears</h1><p>{TEXT}</p><p>{TEXT.replace("Friday", "Monday")}</p>
<p>Nobody expects that the council will change its mind before the end of the week.</p>
<p>Subscribe to our newsletter.</p></article><footer>All rights reserved.</footer></body></html>"""


def pdf(*lines):
    """The bytes of a PDF file of one page with these lines."""
    return pdf_of_pages(lines)


def pdf_of_pages(*pages):
    """The bytes of a PDF file of pages, each given as its lines."""
    kids = " ".join(f"{n} 0 R" for n in range(4, 4 + 2 * len(pages), 2))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        content = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode()
        parts += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (len(parts) + 2),
            b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content),
        ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(made))
    return made + head + table + end


def word(*paragraphs):
    document, made = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(made)
    return made.getvalue()


def parquet(**columns):
    made = io.BytesIO()
    pd.DataFrame(columns).to_parquet(made)
    return made.getvalue()


def mhtml(page):
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/vote\n"
    head += 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="-b"\n\n---b\n'
    return f"{head}Content-Type: text/html; charset=utf-8\n\n{page}\n---b--\n"


def webarchive(page):
    main = {"WebResourceData": page.encode(), "WebResourceURL": "https://post.example/vote"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def lines(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)
