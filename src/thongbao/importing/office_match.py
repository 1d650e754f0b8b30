"""What a head and a foot print ↔ the issuers and signers of co-quan.yaml; no match is guessed."""

from dataclasses import dataclass

from thongbao.importing.parts import Foot, Head
from thongbao.language import _
from thongbao.model.office import Office, Signer
from thongbao.vietnamese.text import fold, slug


@dataclass(frozen=True, slots=True)
class OfficeMatch:
    """The ids the record uses, what to say where there is none, and which printed words co-quan.yaml already holds.

    ``lettered`` says that the office prints subsections as a) b) c).
    """

    organ: str | None = None
    organ_comments: tuple[str, ...] = ()
    signer: str | None = None
    signer_comments: tuple[str, ...] = ()
    organ_known: bool = False
    signer_known: bool = False
    address: str = ""
    lettered: bool = False


def match_office(office: Office | None, head: Head, foot: Foot) -> OfficeMatch:
    """Return which issuer and signer of the office the document names."""
    organ, organ_comments, organ_known = _organ(office, head)
    signer, signer_comments, signer_known = _signer(office, foot)
    known = [each.address for each in (office.organs if office else ()) if each.address]
    return OfficeMatch(
        organ,
        organ_comments,
        signer,
        signer_comments,
        organ_known,
        signer_known,
        "\n".join(known),
        office is not None and office.layout.subsections == "a",
    )


def _organ(office: Office | None, head: Head) -> tuple[str | None, tuple[str, ...], bool]:
    if head.organ is None:
        return None, (), False
    printed = str(head.organ.value)
    for number, organ in enumerate(office.organs if office else ()):
        names = {fold(" ".join(organ.name_lines)), fold(organ.name)}
        above = fold(str(head.governing.value)) if head.governing else ""
        if fold(printed) in names and above in ("", fold(organ.governing or "")):
            # The first issuer is the default and needs no key.
            return (organ.id if number else None), (), True
    comment = _("co_quan: «{name}» chưa có trong co-quan.yaml").format(name=printed)
    return None, (comment,), False


def _signer(office: Office | None, foot: Foot) -> tuple[str | None, tuple[str, ...], bool]:
    if foot.name is None:
        return None, (_("nguoi_ky: KHÔNG TÌM THẤY người ký trong văn bản"),), False
    name = fold(str(foot.name.value))
    same_name = [signer for signer in (office.signers if office else ()) if fold(signer.full_name) == name]
    found = [signer for signer in same_name if _signs_so(signer, foot)]
    if len(found) == 1:
        return found[0].id, (), True
    printed = "; ".join(
        str(part.value).replace("\n", " / ") for part in (foot.authority, foot.position, foot.name) if part is not None
    )
    if found:
        ids = ", ".join(signer.id for signer in found)
        return found[0].id, (_("KHÔNG CHẮC: {ids} cùng ký như vậy").format(ids=ids),), True
    comment = _("chưa có trong co-quan.yaml, khóa nguoi_ky: {printed}").format(printed=printed)
    return slug(str(foot.name.value)).replace("-", "_"), (comment,), False


def _signs_so(signer: Signer, foot: Foot) -> bool:
    authority = fold(str(foot.authority.value)) if foot.authority else ""
    position = fold(str(foot.position.value)) if foot.position else ""
    return fold(" ".join(signer.authority)) == authority and fold(signer.position) == position
