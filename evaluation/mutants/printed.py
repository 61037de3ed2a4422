"""A PDF with words at given places, as small as PDFs get."""

from collections.abc import Sequence

Placed = tuple[float, float, float, str]
"""Left edge, baseline, size of type in points, words."""

_HEIGHT, _WIDTH = 600, 420


def pdf(pages: Sequence[Sequence[Placed]], *, title: str = "", author: str = "", locked: bool = False) -> bytes:
    """Return a PDF of these pages, 420 by 600 points, set in Helvetica; ``locked`` with a password nobody knows."""
    numbers = range(4, 4 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in zip(numbers, pages, strict=True):
        box = f"/MediaBox[0 0 {_WIDTH} {_HEIGHT}]/Resources<</Font<</F 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}/Contents {number + 1} 0 R>>")
        words = "\n".join(
            f"BT /F {size} Tf {left} {base} Td ({_escaped(text)}) Tj ET" for left, base, size, text in page
        )
        objects.append(f"<</Length {len(words)}>>stream\n{words}\nendstream")
    objects.append(f"<</Title({_escaped(title)})/Author({_escaped(author)})>>")
    out = b"%PDF-1.4\n"
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{item}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>/ID[<00><00>]" if locked else ""
    trailer = f"trailer<</Size {size}/Root 1 0 R/Info {size - 1} 0 R{lock}>>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def column(left: float, top: float, lines: Sequence[str], size: float = 10, leading: float = 12) -> list[Placed]:
    """Return lines below each other."""
    return [(left, top - leading * number, size, line) for number, line in enumerate(lines)]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
