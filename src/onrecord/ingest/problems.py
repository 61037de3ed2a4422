"""The kinds of problem that ingest stores, each with its meaning in one line; ``docs/problems.md`` is made of this."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BAD_CHARACTERS: Final = "bad-characters"
BAD_ARCHIVE: Final = "bad-archive"
BAD_MAIL: Final = "bad-mail"
BAD_PDF: Final = "bad-pdf"
BAD_ROW: Final = "bad-row"
BAD_WORD: Final = "bad-word-file"
BAD_ZIP: Final = "bad-zip"
BINARY_FILE: Final = "binary-file"
EMPTY_FILE: Final = "empty-file"
EMPTY_TEXT: Final = "empty-text"
ENCODING_DOUBTFUL: Final = "encoding-doubtful"
ENCODING_GUESSED: Final = "encoding-guessed"
ENCODING_UNKNOWN: Final = "encoding-unknown"
EVIDENCE_FAILED: Final = "evidence-failed"
FILE_TOO_LARGE: Final = "file-too-large"
FORMAT_NOT_READ: Final = "format-not-read"
HIDDEN_FILE: Final = "hidden-file"
HTML_CUT: Final = "html-cut"
LANGUAGE_UNKNOWN: Final = "language-unknown"
NO_SUCH_COLUMN: Final = "no-such-column"
NO_TEXT_COLUMN: Final = "no-text-column"
NO_TEXT_LAYER: Final = "no-text-layer"
NOT_A_FILE: Final = "not-a-file"
NOT_FOUND: Final = "not-found"
PDF_LOCKED: Final = "pdf-locked"
READER_DIED: Final = "reader-died"
READER_STOPPED: Final = "reader-stopped"
READING_FAILED: Final = "reading-failed"
RECORDS_LEFT_OUT: Final = "records-left-out"
SIDECAR_BROKEN: Final = "sidecar-broken"
SIDECAR_WITHOUT_FILE: Final = "sidecar-without-file"
SYMLINK_LOOP: Final = "symlink-loop"
SYSTEM_FILE: Final = "system-file"
TEXT_BY_OCR: Final = "text-by-ocr"
TOO_LONG: Final = "too-long"
TOO_MANY_PAGES: Final = "too-many-pages"
UNREADABLE: Final = "unreadable"
VALUE_NOT_READ: Final = "value-not-read"
ZIP_BOMB: Final = "zip-bomb"
ZIP_ENCRYPTED: Final = "zip-encrypted"
ZIP_TOO_DEEP: Final = "zip-too-deep"

KINDS: Final[Mapping[str, str]] = MappingProxyType({
    BAD_CHARACTERS: "NUL characters or lone surrogates stand in the text as U+FFFD, one for one",
    BAD_ARCHIVE: "a web archive or one of its records is damaged; the other records were read",
    BAD_MAIL: "a mail or one of its parts is damaged; what could be read was read",
    BAD_PDF: "a PDF or one of its pages is damaged; what could be read was read",
    BAD_ROW: "a row of a CSV or JSONL file is broken; the other rows were read",
    BAD_WORD: "a Word file is damaged or is none; it is kept with an empty text",
    BAD_ZIP: "a zip file or one of its members is damaged or packed in a way that is not read",
    BINARY_FILE: "a file is named like text but holds something else; it is kept with an empty text",
    EMPTY_FILE: "a file holds nothing: no bytes, no rows or no members",
    EMPTY_TEXT: "a file or row was read but has no visible text",
    ENCODING_DOUBTFUL: "some bytes do not fit the encoding and stand as U+FFFD, or its declaration is wrong",
    ENCODING_GUESSED: "no encoding is declared and the text is not UTF-8: the likeliest encoding was used",
    ENCODING_UNKNOWN: "the encoding that was asked for does not exist; detection was used instead",
    EVIDENCE_FAILED: "the body extractor that runs beside ours failed on a page; its blocks carry no such evidence",
    FILE_TOO_LARGE: "a file is larger than can be taken in; it was not kept",
    FORMAT_NOT_READ: "the format is not read yet: the bytes are kept with an empty text",
    HIDDEN_FILE: "a hidden file or folder inside a folder or zip was skipped",
    HTML_CUT: "a page nests too deeply to be read to its end; the bytes are kept",
    LANGUAGE_UNKNOWN: "a given language is not an ISO 639-1 code; it was told from the text instead",
    NO_SUCH_COLUMN: "a mapping names a column that the file does not have, or that we do not use",
    NO_TEXT_COLUMN: "no column of a CSV or JSONL file is known to hold the text; the file is kept, no row was read",
    NO_TEXT_LAYER: "a file or pages of it are pictures, and no text was recognised there",
    NOT_A_FILE: "neither a file nor a folder (a pipe, a socket, a device); not opened",
    NOT_FOUND: "nothing is at this path, or a link leads nowhere",
    PDF_LOCKED: "a PDF is locked with a password; it is kept with an empty text",
    READER_DIED: "the process that read a file or document ended: it may be damaged, or memory ran out; it is kept",
    READER_STOPPED: "reading took more time or memory than it may take (--max-seconds, --max-memory); the file is kept",
    READING_FAILED: "a fault of the reader; the message holds what a report of it needs",
    RECORDS_LEFT_OUT: "pictures, scripts and answers of servers in a web archive or mail are no documents",
    SIDECAR_BROKEN: "a sidecar could not be read, wholly or in part; its file was read without that",
    SIDECAR_WITHOUT_FILE: "a sidecar lies beside no file that it could describe",
    SYMLINK_LOOP: "a link leads to a folder that was already read; not followed",
    SYSTEM_FILE: "a file that a system or program left behind (Thumbs.db, a database) was skipped",
    TEXT_BY_OCR: "the text, or that of some pages, was made by text recognition: check it against the page",
    TOO_LONG: "the text is longer than the limit: kept and searchable, not analysed",
    TOO_MANY_PAGES: "a PDF has more pages than are read; the first ones were",
    UNREADABLE: "a file or folder could not be opened or read",
    VALUE_NOT_READ: "a value given in a row or sidecar has a form that cannot be used",
    ZIP_BOMB: "a zip file would unpack to more than the limits allow; its members were not read",
    ZIP_ENCRYPTED: "a member of a zip file is locked with a password",
    ZIP_TOO_DEEP: "zip files are nested more deeply than is followed",
})  # fmt: skip
"""Kind of problem -> its meaning."""
