"""The language of messages: every string a person reads passes through ``_``.

The source language is Vietnamese, so without a catalogue ``_`` returns its argument. A translation is a compiled
catalogue ``locale/<language>/LC_MESSAGES/thongbao.mo`` and is chosen by ``THONGBAO_LANG`` (default ``vi``).
"""

import gettext
import os
from pathlib import Path

LOCALE_DIR = Path(__file__).parent / "locale"


def language() -> str:
    """Return the code of the language messages are printed in (``vi`` unless ``THONGBAO_LANG`` says otherwise)."""
    return os.environ.get("THONGBAO_LANG") or "vi"


_translation = gettext.translation("thongbao", localedir=LOCALE_DIR, languages=[language()], fallback=True)
_ = _translation.gettext
