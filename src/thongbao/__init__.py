"""thongbao: one record of a meeting's conclusions → every paper an office must put out."""

__version__ = "0.1.0"
