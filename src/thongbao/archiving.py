"""The archive's commands in order: what verify does with packages and with the register."""

from collections.abc import Sequence
from dataclasses import dataclass

from thongbao.archive.comparing import RegisteredPackage, register_differences
from thongbao.archive.differences import Difference, Found, in_order
from thongbao.archive.opening import SealedPackage, find_package, open_sealed, package_folders
from thongbao.archive.rerendering import rendered_differences
from thongbao.archive.verifying import Fields, Verified, stray_differences, verify_package
from thongbao.errors import SourceError, ThongbaoError
from thongbao.language import _
from thongbao.model.loading import load_parts
from thongbao.model.office import Office
from thongbao.pipeline import Progress, silent
from thongbao.remaking import papers_again
from thongbao.source.reader import read
from thongbao.store.engine import open_store
from thongbao.store.issuers import Body, seen_issuers
from thongbao.store.papers import CANCELLED_KIND, sealed_rows
from thongbao.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification found: how many packages it looked at, how many of them it rendered again, what differs."""

    packages: int
    rendered: int
    found: tuple[Found, ...]


def verify(
    workspace: Workspace,
    given: Sequence[str],
    *,
    version: str,
    deep: bool = False,
    progress: Progress = silent,
) -> Verification:
    """Verify the packages named, or all of them and what else lies among them (step 9).

    A package is rendered again when it was named, when ``deep`` asks for it, and when the register does not vouch for
    its bytes; where register, seal and hashes agree the bytes are those that were checked at the issue.

    :param version: the version of this program.
    :raises ArchiveError: a package named is not there. :raises RegisterError: the register cannot be read.
    """
    root = workspace.issued_folder
    folders = [find_package(root, name) for name in given] if given else list(package_folders(root))
    registered = registered_packages(workspace)
    progress(_("9 archive: tính lại mã của {n} gói").format(n=len(folders)))
    seals = {package.name: package.seal for package in registered}
    verified = [verify_package(folder, seals.get(folder.name, "")) for folder in folders]
    found = [one for lying in verified for one in lying.found]
    found += register_differences(registered, verified, all_packages=not given)
    if not given:
        found += stray_differences(root)
    doubted = {one.package for one in found if one.difference is not Difference.WRITABLE}
    rendered = 0
    for lying in verified:
        wanted = given or deep or lying.folder.name in doubted
        if wanted and lying.papers is not None and _record_is_whole(lying):
            progress(_("6 render: lập lại văn bản của {name} từ bản ghi trong gói").format(name=lying.folder.name))
            found += _rendered(open_sealed(lying.folder), version)
            rendered += 1
    return Verification(len(verified), rendered, tuple(in_order(found)))


def _record_is_whole(lying: Verified) -> bool:
    """Return whether what papers are made from is as it was sealed: else each paper would be named for one fault."""
    made_from = ("data/ban-ghi/", "data/mau/", "data/goi.json")
    return not any(one.path.startswith(made_from) for one in lying.found)


def _rendered(package: SealedPackage, version: str) -> list[Found]:
    try:
        made = papers_again(package)
        return list(rendered_differences(package, made, same_version=version == package.tool_version))
    except ThongbaoError as error:
        message = _("không lập lại được văn bản từ bản ghi trong gói: {why}").format(why=error.message)
        return [Found(package.folder.name, "data/ban-ghi", Difference.RENDERED, message, error.hint)]


def registered_packages(workspace: Workspace) -> list[RegisteredPackage]:
    """Return every issue the register has for the bodies of this office; nothing where there is no register.

    :raises SourceError: ``co-quan.yaml`` has faults. :raises RegisterError: the register cannot be read.
    """
    store = open_store(workspace.root / "output", create=False)
    if store is None:
        return []
    try:
        issuers = seen_issuers(store, _bodies(_office(workspace)))
        with store.reading() as connection:
            rows = sealed_rows(connection, issuers)
    finally:
        store.close()
    packages: dict[str, RegisteredPackage] = {}
    papers: dict[str, dict[str, Fields]] = {}
    for name, seal, kind, file, number, notation, *fields in rows:
        if name not in packages:
            papers[name] = {}
            packages[name] = RegisteredPackage(name, seal, papers[name])
        if kind not in {None, CANCELLED_KIND}:
            papers[name][file] = (f"{number:02d}/{notation}", *fields)
    return list(packages.values())


def _office(workspace: Workspace) -> Office:
    document, _findings = read(workspace.office_file)
    office = load_parts(document, None, None)[0].office
    if office is None:
        message = _("{file} còn lỗi, chưa biết cơ quan nào").format(file=workspace.office_file)
        raise SourceError(message, _("xem lỗi bằng: thongbao check"))
    return office


def _bodies(office: Office) -> list[Body]:
    return [Body(o.id, o.name, o.governing or "", o.organ_code or "") for o in office.organs]
