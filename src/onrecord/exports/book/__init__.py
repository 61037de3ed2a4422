"""The report as a book: chapters of sentences with footnotes, to be set as Word, PDF or Markdown."""
