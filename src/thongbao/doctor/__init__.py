"""This machine → what thongbao needs and whether it is there."""
