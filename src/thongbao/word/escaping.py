"""Text → what stands for it between two marks of XML."""


def escaped(text: str) -> str:
    """Return a text as it stands between two marks of XML (xml.sax has the same, and imports the web to do it)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
