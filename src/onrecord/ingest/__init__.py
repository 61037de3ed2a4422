"""Ingest: files become documents, with everything that went wrong as problems beside them."""

from onrecord.ingest.apart import Apart
from onrecord.ingest.documents import documents_of
from onrecord.ingest.pile import size_of, take_in
from onrecord.ingest.problems import KINDS
from onrecord.ingest.rereading import read_again

__all__ = ["KINDS", "Apart", "documents_of", "read_again", "size_of", "take_in"]
