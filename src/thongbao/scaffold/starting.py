"""Answers → the files of a new workspace, and writing those that are not there yet."""

from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

from thongbao.errors import UsageError
from thongbao.files import write_whole
from thongbao.language import _
from thongbao.scaffold.answers import NOT_SAID, Answers, Profile
from thongbao.scaffold.yaml_words import packaged, scalar
from thongbao.workspace import OFFICE_FILE, UNITS_FILE

SCHEMA_FOLDER: Final = "luoc-do"
_SCHEMAS: Final = ("co-quan", "don-vi", "thong-bao")
_LEVEL: Final = {Profile.COMMUNE: "xã", Profile.WARD: "xã", Profile.DISTRICT: "huyện", Profile.DEPARTMENT: "tỉnh"}
_IGNORED: Final = "# Văn bản do thongbao lập ra: soạn lại lúc nào cũng được, không cần lưu phiên bản.\noutput/\n"


@dataclass(frozen=True, slots=True)
class Started:
    """What was (or would be) written, and what was there already and is kept; paths inside the folder."""

    written: tuple[str, ...] = field(default=())
    kept: tuple[str, ...] = field(default=())


def start(folder: Path, given: Answers, *, force: bool = False, dry_run: bool = False) -> Started:
    """Write the files of a workspace that are not there yet; a file that is there is never touched.

    :raises UsageError: ``folder`` is a file, or a workspace already and ``force`` is not given.
    :raises OutputError: a file cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(_("{folder} là một tệp, không phải thư mục").format(folder=folder), _("chọn tên khác"))
    if (folder / "content" / OFFICE_FILE).exists() and not force:
        hint = _("chọn thư mục khác; thêm --force để bù những tệp còn thiếu (tệp đang có không bị đụng tới)")
        raise UsageError(_("{folder} đã là một thư mục làm việc").format(folder=folder), hint)
    texts = workspace_files(given)
    kept = tuple(name for name in texts if (folder / name).exists())
    written = tuple(name for name in texts if name not in kept)
    for name in () if dry_run else written:
        write_whole(folder / name, texts[name].encode())
    return Started(written, kept)


def workspace_files(given: Answers) -> dict[str, str]:
    """Return path inside the workspace → text, of every file a new one has."""
    committee = given.profile is not Profile.DEPARTMENT
    office = "uy-ban" if committee else str(given.profile)
    words = {**_words(given), **(_committee_words(given) if committee else _department_words(given))}
    return {
        f"content/{OFFICE_FILE}": _filled(f"{office}.co-quan.yaml", words),
        f"content/{UNITS_FILE}": _filled(f"{given.profile}.don-vi.yaml", words),
        **{f"{SCHEMA_FOLDER}/{name}.schema.json": _schema(name) for name in _SCHEMAS},
        ".gitignore": _IGNORED,
    }


def _filled(name: str, words: dict[str, str]) -> str:
    return Template(packaged(f"profiles/{name}")).substitute(words).rstrip("\n") + "\n"


def _schema(name: str) -> str:
    return files("thongbao").joinpath("schemas", f"{name}.schema.json").read_text("utf-8")


def _words(given: Answers) -> dict[str, str]:
    """Return what every profile asks for."""
    committee = given.profile is not Profile.DEPARTMENT
    head, body = ("Chủ tịch", f"Ủy ban nhân dân {given.kind}") if committee else ("Giám đốc", "Sở")
    signer = f"    thu_truong: {scalar(given.signer)}\n" if given.signer else ""
    return {
        "ten_hoa": scalar(given.name.upper()),
        "cap": _LEVEL[given.profile],
        "dia_danh": scalar(given.seat),
        "loai": given.kind,
        "nguoi_ky": scalar(given.signer or NOT_SAID),
        "dung_dau": scalar(given.head or NOT_SAID),
        "ma_dung_dau": "chu_tich" if committee else "giam_doc",
        "chuc_vu_dung_dau": f"{head} {body}",
        "thu_truong_van_phong": signer,
        "ky_thay": _deputy_signers(given, head),
        "cap_pho": _deputies(given, head, body),
        "kiem_tra": "" if given.complete else "\n" + packaged("profiles/con-trong.co-quan.yaml"),
    }


def _committee_words(given: Answers) -> dict[str, str]:
    return {
        "ten_co_quan": scalar(f"Ủy ban nhân dân {given.name}"),
        "ten_van_phong": scalar(f"Văn phòng HĐND và UBND {given.name}"),
        "ubnd_hoa": scalar(f"UBND {given.name.upper()}"),
    }


def _department_words(given: Answers) -> dict[str, str]:
    province = given.province or NOT_SAID
    return {
        "ten_co_quan": scalar(f"{given.name} {province}"),
        "chu_quan": scalar(f"UBND {province.upper()}"),
        "viet_tat": initials(given.name),
    }


def initials(name: str) -> str:
    """Return the usual abbreviation of a department: ``SKHCN`` for Sở Khoa học và Công nghệ."""
    words = name.replace(",", " ").replace("-", " ").split()
    return "".join(word[0].upper() for word in words if word != "và" and word[0].isalpha())


def _deputy_ids(given: Answers) -> list[str]:
    base = "pho_giam_doc" if given.profile is Profile.DEPARTMENT else "pho_chu_tich"
    return [f"{base}_{number}" for number in range(1, len(given.deputies) + 1)]


def _deputy_signers(given: Answers, head: str) -> str:
    """Return the deputies among those who may sign; a commented one where none was named."""
    department = given.profile is Profile.DEPARTMENT
    body = [] if department else ["      - TM. ỦY BAN NHÂN DÂN"]
    organ = "so" if department else "ubnd"
    known = list(zip(_deputy_ids(given), given.deputies, strict=True))
    mark = "" if known else "# "
    base = "pho_giam_doc" if department else "pho_chu_tich"
    lines = []
    for identifier, name in known or [(f"{base}_1", _("Họ và tên"))]:
        entry = [
            f"  - ma: {identifier} # ký thay",
            "    quyen_han:",
            *body,
            f"      - KT. {head.upper()}",
            f"    chuc_vu: PHÓ {head.upper()}",
            f"    ho_ten: {scalar(name)}",
            f"    co_quan: [{organ}]",
        ]
        lines += [f"  {mark}{line[2:]}" for line in entry]
    return "".join(f"{line}\n" for line in lines)


def _deputies(given: Answers, head: str, body: str) -> str:
    """Return the deputies among the people; a commented one where none was named."""
    known = list(zip(_deputy_ids(given), given.deputies, strict=True))
    mark = "" if known else "# "
    base = "pho_giam_doc" if given.profile is Profile.DEPARTMENT else "pho_chu_tich"
    lines = []
    for identifier, name in known or [(f"{base}_1", _("Họ và tên"))]:
        entry = (f"  - ma: {identifier}", f"    ho_ten: {scalar(name)}", f"    chuc_vu: Phó {head} {body}")
        lines += [f"  {mark}{line[2:]}" for line in entry]
    return "".join(f"{line}\n" for line in lines)
