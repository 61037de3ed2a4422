"""Where words stand in the original, as a cell."""

from json.encoder import encode_basestring

from onrecord.exports.cells import dumps
from onrecord.exports.rows import row_json
from onrecord.model import Spot, Whereabouts


def where_cell(where: Whereabouts) -> str:
    """Return where words stand as JSON."""
    spots = ", ".join([_spot_cell(spot) for spot in where.spots])
    member = "null" if where.member is None else encode_basestring(where.member)
    row = "null" if where.row is None else where.row
    return f'{{"words": {encode_basestring(where.words)}, "member": {member}, "row": {row}, "spots": [{spots}]}}'


def _spot_cell(spot: Spot) -> str:
    if spot.page is not None or spot.label is not None or spot.box is not None:
        return dumps(row_json(spot))
    span = f'{{"start": {spot.span.start}, "end": {spot.span.end}}}'
    return (
        f'{{"span": {span}, "path": {encode_basestring(spot.path)}, "offset": {spot.offset},'
        ' "page": null, "label": null, "box": null}'
    )
