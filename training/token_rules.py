"""Write `tokens.json`: the patterns and exceptions of spaCy's English tokenizer (MIT), and a rule of the treebanks."""

import json
from pathlib import Path
from typing import Any

from onrecord.reading.syntax.tokens import FILE

# Rows of one mark ("!!!", "====") are one token in the treebanks.
_ROW = r"(?:[!?]{2,}|(?P<row>[*=_~#])(?P=row)+)"


def build(out: Path) -> None:
    """Write the rules."""
    import spacy
    from spacy.symbols import ORTH

    tokenizer: Any = spacy.blank("en").tokenizer
    special = [[piece[ORTH] for piece in pieces] for pieces in tokenizer.rules.values()]
    held = {
        "before": f"^{_ROW}|" + tokenizer.prefix_search.__self__.pattern,
        "behind": f"{_ROW}$|" + tokenizer.suffix_search.__self__.pattern,
        "inside": tokenizer.infix_finditer.__self__.pattern,
        "address": tokenizer.url_match.__self__.pattern,
        "special": sorted(pieces for pieces in special if not any(mark.isspace() for mark in "".join(pieces))),
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / FILE).write_text(json.dumps(held, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
