"""Printed names are matched to don-vi.yaml whatever way they are spelt, and never to an entry that may not be meant."""

import pytest

from thongbao.extract.known_units import KnownUnits
from thongbao.model.units import Units


def known(*names: str, groups: tuple[str, ...] = (), people: tuple[str, ...] = ()) -> KnownUnits:
    return KnownUnits.of(
        Units.model_validate(
            {
                "don_vi": [{"ma": f"u{i}", "ten": name, "quan_he": "truc_thuoc"} for i, name in enumerate(names)],
                "nhom": [{"ma": f"g{i}", "ten": name} for i, name in enumerate(groups)],
                "nguoi": [{"ma": f"p{i}", "ho_ten": name, "chuc_vu": "Chủ tịch"} for i, name in enumerate(people)],
            }
        )
    )


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Phòng Văn hóa và Thông tin", "phòng Văn hoá & Thông tin"),
        ("Phòng Nông nghiệp và Môi trường", "Phòng NN&MT"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở VH, TT và DL"),
        ("Phòng Lao động - Thương binh và Xã hội", "Phòng Lao động, Thương binh & Xã hội"),
        ("Chi cục Thủy lợi", "Chi cục Thuỷ lợi tỉnh"),
        ("Công an huyện", "Công an huyện Sông Mây"),
        ("UBND xã Suối Lạnh", "xã Suối Lạnh"),
        ("Ủy ban nhân dân phường Bến Đá", "UBND phường Bến Đá"),
        ("Ban Quản lý dự án đầu tư xây dựng", "BQL dự án ĐTXD"),
        ("Trung tâm Dịch vụ nông nghiệp huyện", "Trung tâm DVNN"),
    ],
)
def test_one_unit_is_found_in_any_spelling(name: str, printed: str) -> None:
    assert known(name, "Phòng Nội vụ").unit(printed) == "u0"


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        (("Công an huyện", "Công an tỉnh"), "Công an"),
        (("Công an tỉnh",), "Công an huyện"),
        (("UBND xã Suối Lạnh", "UBND xã Đồi Cao"), "xã Suối Vàng"),
        (("Phòng Nông nghiệp và Môi trường",), "Phòng Nông nghiệp"),
        (("Bảo hiểm xã hội huyện",), "Bảo hiểm y tế"),
        (("Trung tâm Y tế", "Trung tâm Văn hóa"), "Trung tâm"),
    ],
)
def test_a_name_that_may_mean_another_unit_is_left_alone(names: tuple[str, ...], printed: str) -> None:
    assert known(*names).unit(printed) is None


def test_groups_are_found_with_or_without_their_committees() -> None:
    units = known(groups=("UBND các xã, phường", "Các cơ quan liên quan"))
    assert units.unit("các xã, phường") == "g0"
    assert units.unit("các cơ quan có liên quan") == "g1"


def test_people_are_found_by_full_name_and_namesakes_are_not() -> None:
    units = known(people=("Lò Văn Pâng", "Hoàng Thị Thúy", "Hoàng Thị Thuý"))
    assert units.person("Lò Văn Pâng") == "p0"
    assert units.person("Hoàng Thị Thúy") is None
    assert units.person("Lò Văn") is None


def test_without_a_unit_file_nothing_is_known() -> None:
    assert KnownUnits.of(None).unit("Phòng Nội vụ") is None
