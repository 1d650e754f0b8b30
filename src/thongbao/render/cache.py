"""Prepared templates kept between runs."""

from thongbao.render.prepared import Prepared
from thongbao.word.package import Package


def prepared(package: Package) -> Prepared:
    """Return the template prepared."""
    from thongbao.render.preparing import prepare

    return prepare(package)
