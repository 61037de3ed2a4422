"""Traps for what leaves the record: names of protected people in every place where a name can stand."""
