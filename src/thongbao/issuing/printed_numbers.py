"""Numbers that stand on issued papers although the register knows nothing of them: it was set back to an older copy."""

import contextlib
from collections.abc import Set

from thongbao.archive.faults import ArchiveError
from thongbao.archive.opening import open_sealed, package_folders
from thongbao.errors import RegisterError
from thongbao.issuing.desk import Desk
from thongbao.language import _
from thongbao.store.papers import issues_of


def refuse_printed(desk: Desk, codes: Set[str], year: int) -> None:
    """Refuse codes that a sealed package of the year bears which the register does not have.

    :param codes: number and notation of each paper about to be issued, as printed.
    :raises RegisterError: names the first such code and its package.
    """
    with desk.store.reading() as session:
        known = {issue.package for issue in issues_of(session, desk.seen)}
    for folder in package_folders(desk.issued_folder):
        if folder.parent.name != str(year) or folder.name in known:
            continue
        with contextlib.suppress(ArchiveError):
            printed = {paper.metadata.code for paper in open_sealed(folder).papers if paper.metadata}
            for code in sorted(codes & printed):
                message = _("số {code} đã in trên văn bản trong gói {name} mà sổ không có; sổ đã bị lùi về bản cũ?")
                hint = _(
                    "lấy lại bản sổ mới hơn (register restore); không còn thì ghi lại gói đó vào sổ:"
                    ' thongbao register reenter {name} --why "…"'
                )
                raise RegisterError(message.format(code=code, name=folder.name), hint.format(name=folder.name))
