"""Run textacy's direct quotations over trees handed in; works in an environment of its own, without this package.

Standard input: one JSON list of passages a line (``words``, ``spaces``, ``heads``, ``deps``, ``tags``, ``pos``,
``lemmas``, ``first``). Standard output: for each line a JSON list of ``{"source", "cue", "content"}``,
lists of token numbers; at the end a line ``{"seconds": ...}``, what the core worked for the extraction alone.
"""

import json
import sys
import time

import spacy
from spacy.tokens import Doc
from textacy.extract.triples import direct_quotations


def main() -> None:
    """Answer every line, then tell the seconds."""
    vocab = spacy.blank("en").vocab
    worked = 0.0
    for line in sys.stdin:
        found = []
        for passage in json.loads(line):
            doc = Doc(
                vocab,
                words=passage["words"],
                spaces=passage["spaces"],
                heads=passage["heads"],
                deps=passage["deps"],
                tags=passage["tags"],
                pos=passage["pos"],
                lemmas=passage["lemmas"],
            )
            start = time.process_time()
            try:
                quotations = list(direct_quotations(doc))
            except ValueError:  # an odd number of quotation marks
                quotations = []
            worked += time.process_time() - start
            first = passage["first"]
            found += [
                {
                    "source": [first + token.i for token in quotation.speaker],
                    "cue": [first + token.i for token in quotation.cue],
                    "content": [first + token.i for token in quotation.content],
                }
                for quotation in quotations
            ]
        print(json.dumps(found))
    print(json.dumps({"seconds": worked}))


if __name__ == "__main__":
    main()
