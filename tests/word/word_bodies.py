"""Small Word files made on the spot: a body, styles, numbering and settings as XML without the namespace noise."""

import re

from thongbao.word.package import open_package, package_bytes

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
}
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def whole(root, inner):
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMESPACES.items())
    # Attributes of w: are written bare in the tests.
    inner = re.sub(r"(<w:[^>]*?)\s(\w+)=", r"\1 w:\2=", inner)
    while re.search(r"<w:[^>]*?\s(?!w:|xml:|r:)\w+=", inner):
        inner = re.sub(r"(<w:[^>]*?\s)(?!w:|xml:|r:)(\w+)=", r"\1w:\2=", inner)
    return f"<{root} {spaces}>{inner}</{root}>".encode()


def made(body, *, styles="", numbering="", settings="", theme="", parts=None):
    """Return a package whose body is ``body``; attributes of ``w:`` elements may be written without their prefix."""
    members = {"[Content_Types].xml": _TYPES.encode(), "_rels/.rels": _RELS.encode()}
    members["word/document.xml"] = whole("w:document", f"<w:body>{body}</w:body>")
    for name, root, text in (
        ("styles", "w:styles", styles),
        ("numbering", "w:numbering", numbering),
        ("settings", "w:settings", settings),
        ("theme/theme1", "a:theme", theme),
    ):
        if text:
            members[f"word/{name}.xml"] = whole(root, text)
    members.update(parts or {})
    return open_package(package_bytes(members))
