"""Printed pages: the text layer of a PDF in reading order, with the place of each paragraph on its page."""

from onrecord.ingest.pdf.document import read_pdf

__all__ = ["read_pdf"]
