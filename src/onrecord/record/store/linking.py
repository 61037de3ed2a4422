"""What joins documents: slips, links, how claims stand."""

from collections.abc import Callable, Iterable, Mapping

from onrecord.model import (
    Layer,
    NamedAlike,
    Relinked,
    Slip,
)
from onrecord.record.accords.asking import is_compared
from onrecord.record.accords.writing import Comparing, compare_anew, forget_accords
from onrecord.record.judgements.links import judged_of_all
from onrecord.record.linking import forget_all_links, write_relinked
from onrecord.record.listing.writing import list_anew
from onrecord.record.query_aliases import named_alike
from onrecord.record.query_reading import (
    number_of,
)
from onrecord.record.settings import put_setting
from onrecord.record.slip_index import SlipIndex
from onrecord.record.slips import forget_all, is_pending, take_up, unslipped, waiting, write_slips
from onrecord.record.store.held import Held
from onrecord.record.store.uncollected import uncollected


class Linking(Held):
    """Keeps slips and links, and how claims stand to each other."""

    def begin_linking(self, version: str) -> None:
        """Have links made by this version of linking: what another one made is thrown away, to be made anew."""
        with self._writer.transaction() as inside:
            held = inside.reader.row("SELECT value FROM settings WHERE name = 'linking'")
            if held is None or held["value"] != version:
                forget_all(inside)
                forget_all_links(inside)
                forget_accords(inside)
                put_setting(inside.connection, "linking", version)

    def links_outdated(self) -> bool:
        """Tell whether documents were added or read anew since links were made (as after an interrupted run)."""
        return is_pending(self.reader)

    def unslipped(self) -> tuple[str, ...]:
        """Return the ids of the documents whose slips have to be made, in the order in which they were added."""
        return unslipped(self.reader)

    def put_slips(self, slips: Mapping[str, Iterable[Slip]]) -> None:
        """Keep the slips of the readings of some documents, by their ids; linking takes them up at its next run."""
        with self._writer.transaction() as inside:
            for document, made in slips.items():
                write_slips(inside, number_of(inside.reader, document), made)

    def waiting(self) -> int:
        """Return of how many documents slips wait for linking, in the layer where most do."""
        return waiting(self.reader)

    def relink(self, layer: Layer, relink: Callable[[SlipIndex, tuple[Slip, ...]], Relinked]) -> int:
        """Link anew what came and went of a lot of documents; return of how many: 0 where nothing waits in this layer.

        ``relink`` is given the slips that are there now and those that came or went, and returns the links of what they
        touch. A lot is linked as a whole or not at all, so an interrupted run can go on.
        """
        with uncollected(), self._writer.transaction() as inside:
            taken = take_up(inside, layer)
            if not taken.changed:
                return 0
            relinked = relink(SlipIndex(inside.reader, taken.put), taken.changed)
            write_relinked(inside, layer, relinked, judged_of_all(inside.reader))
        return len({slip.at.document for slip in taken.changed})

    def relink_aliases(self, relink: Callable[[SlipIndex, tuple[NamedAlike, ...]], Relinked]) -> None:
        """Make the links anew that follow from aliases and the source register; ``relink`` is given both."""
        with self._writer.transaction() as inside:
            given = named_alike(inside.reader)
            relinked = relink(SlipIndex(inside.reader), given)
            write_relinked(inside, "entity", relinked, judged_of_all(inside.reader))

    def compare(self, comparing: Comparing) -> None:
        """Gather claims and compare them anew where something changed, a lot at a time; linking does the comparing."""
        going = True
        while going:
            with self._writer.transaction() as inside:
                going = compare_anew(inside, comparing)

    def comparing_outdated(self) -> bool:
        """Tell whether claims have to be compared anew, as after a judgement."""
        return not is_compared(self.reader)

    def list_anew(self) -> None:
        """List the statements and count the linked entities anew that changed, a lot at a time."""
        going = True
        while going:
            with self._writer.transaction() as inside:
                going = list_anew(inside)

    def relinked(self, layer: Layer, relinked: Relinked) -> None:
        """Put links in place of those of a layer that hang on something touched."""
        with self._writer.transaction() as inside:
            write_relinked(inside, layer, relinked, judged_of_all(inside.reader))
