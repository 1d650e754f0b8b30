"""Sheet + template → the bytes of a .docx that has been read back."""

from thongbao.errors import TemplateError
from thongbao.language import _
from thongbao.papers import Sheet
from thongbao.render.read_back import check_words
from thongbao.render.template import Template
from thongbao.word.package import NotADocxError


def render(sheet: Sheet, template: Template) -> bytes:
    """Return the paper; the same sheet and template give the same bytes.

    :raises TemplateError: template and sheet disagree.
    :raises LostWordsError: the paper does not hold every word of the sheet.
    """
    data = template.render(sheet)
    try:
        check_words(data, sheet, sheet.file_name, template.optional(sheet))
    except NotADocxError as error:
        # A template that repeats itself beyond what may be opened again; the fault is the template's, not a file's.
        message = _("{name}: văn bản tạo ra không mở lại được ({detail})")
        raise TemplateError(message.format(name=template.name, detail=error.message), error.hint) from None
    return data
