"""Nghị định 30/2020/NĐ-CP as data: sizes, margins, types, signing forms, each with its clause."""
