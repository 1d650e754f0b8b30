"""A small letter and two rows for it."""

from pathlib import Path

from docx import Document


def letter_and_rows(folder: Path) -> tuple[Path, Path]:
    """Write both and return their paths."""
    document = Document()
    document.add_paragraph("Kính gửi: {{ ten }}")
    document.save(folder / "letter.docx")
    (folder / "rows.csv").write_text("ten\nmột\nhai\n", "utf-8")
    return folder / "letter.docx", folder / "rows.csv"
