"""What LibreOffice leaves open: the language and the title of a PDF whose .docx does not state them.

For the papers of this program nothing is left to do, and the file is not touched (LibreOffice 7.4: PDF/A marker,
structure, /Lang, title and DisplayDocTitle are all there). An office's own template, drawn in an English Word without
a title, gives en-US and no title.
"""

from pathlib import Path

from thongbao.convert.checking import Seen
from thongbao.standard.layout import LANGUAGE_TAG


def complete(path: Path, seen: Seen, title: str) -> bool:
    """Set the language, and ``title`` where there is none, if the PDF lacks them; return whether it was rewritten."""
    if seen.language == LANGUAGE_TAG and seen.title.strip():
        return False
    import pikepdf

    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Lang = pikepdf.String(LANGUAGE_TAG)
        if not seen.title.strip():
            # The document information follows the packet: PDF/A wants the two to agree.
            with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as metadata:
                metadata["dc:title"] = title
            pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.save(path)
    return True
