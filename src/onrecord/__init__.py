"""onrecord turns a pile of documents into a sourced record: who said what, through whom, about whom."""
