"""How fast copies are found, and how well origins are counted: ``python -m benchmarks.copies [--documents N]``.

*Origins*: a made pile (``benchmarks.made_pile``), of which every claim's number of origins is known. *Near-duplicates*:
pairs among 6,000 documents of it of which half of one stands in the other, from what was kept of each; and all links.
*Signatures*: a million, as many numbers each as an article of that length is looked up by, three in four in families
of four that share most of them; joined by one sort. Seconds are those this process worked, on one core; memory is the
most that the process ever held.
"""

import argparse
import resource
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.clocks import seconds
from benchmarks.made_pile import Made, made_pile
from onrecord.linking.copies import Whence, relink, slips
from onrecord.linking.copies.articles import article_of
from onrecord.linking.copies.lookup import bearers_of
from onrecord.linking.copies.translating import PREFIX
from onrecord.linking.index import Slips
from onrecord.linking.origins import Telling, origins_of
from onrecord.linking.shingles import each_once
from onrecord.model import Link, Occurrence, Slip

ARTICLES, SIGNATURES, NUMBERS = 6_000, 1_000_000, 35
MOST, HALF = 50, 0.5
"""Bearers of a number that tells something; how much of one article stands in another that it nearly repeats."""


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies", description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000, help="of the made pile whose origins are counted")
    parser.add_argument("--signatures", type=int, default=SIGNATURES)
    parser.add_argument("--errors", action="store_true", help="also which kinds of documents were counted wrongly")
    chosen = parser.parse_args(arguments)
    pile = list(made_pile(max(chosen.documents, ARTICLES)))
    kept, held = seconds(lambda: kept_of(pile[:ARTICLES]))
    indexed, index = seconds(lambda: Slips(held))
    paired, pairs = seconds(lambda: near_duplicates(held))
    joined, links = seconds(lambda: relink(index, held).links)
    words = sum(len(made.text.split()) for made in pile[:ARTICLES])
    print(f"{ARTICLES:,} articles ({words:,} words): {kept:.2f} s to hash and keep them")
    print(f"near-duplicates among them: {len(pairs):,} pairs in {paired:.2f} s")
    print(f"links with aligned passages: {len(links):,} in {joined:.2f} s ({indexed:.2f} s more to index in memory)")
    pile = pile[: chosen.documents]
    held = kept_of(pile)
    right, claims, wrong = count_right(pile, relink(Slips(held), held).links)
    print(f"made pile of {len(pile):,}: origins of {right} of {claims} claims counted right: {right / claims:.3f}")
    if chosen.errors:
        print(f"documents of the others: {dict(wrong)}")
    pile = list(made_pile(chosen.documents, translations=True))
    links = relink(Slips(held := kept_of(pile)), held).links
    right, claims, _ = count_right(pile, links)
    told, proposed, known, found = translations_found(pile, links)
    print(f"with {known} translations among them: origins of {right} of {claims} claims right: {right / claims:.3f}")
    print(f"{proposed} translations proposed, {told} of them right; {found} of {known} found")
    numbers, owners = signatures(chosen.signatures)
    spent, met = seconds(lambda: meeting(numbers, owners))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    print(f"{chosen.signatures:,} signatures joined in {spent:.1f} s: {len(met):,} pairs; {peak:.1f} GB at most")
    return 0


def translations_found(pile: Sequence[Made], links: Sequence[Link]) -> tuple[int, int, int, int]:
    """Return how many proposed translations are right, of how many; how many there are, and how many of them are found.

    One is right that joins a translation with what it translates, or with what repeats that.
    """
    stories = {made.id: {told.origin for told in made.told} for made in pile}
    proposed = [link for link in links if link.kind == "translation_of" and link.relation == "translation"]
    right = [link for link in proposed if stories[link.a.document] & stories[link.b.document]]
    known = {made.id for made in pile if made.kind == "translated"}
    found = {end.document for link in right for end in (link.a, link.b)} & known
    return len(right), len(proposed), len(known), len(found)


def near_duplicates(held: Sequence[Slip]) -> list[tuple[str, str]]:
    """Return the pairs of documents of which half of one stands in the other, by their runs of five words."""
    articles = [article_of(slip) for slip in held if not slip.node.startswith(PREFIX)]
    numbers = np.concatenate([article.runs[article.places] for article in articles])
    owners = np.repeat(np.arange(len(articles), dtype=np.uint32), [len(article.places) for article in articles])
    bags = [each_once(article.runs) for article in articles]
    found: list[tuple[str, str]] = []
    for pair in meeting(numbers, owners).tolist():
        one, other = sorted((pair >> 32, pair & 0xFFFFFFFF), key=lambda place: len(bags[place]))
        places = np.minimum(np.searchsorted(bags[other], bags[one]), len(bags[other]) - 1)
        if np.count_nonzero(bags[other][places] == bags[one]) >= HALF * len(bags[one]):
            found.append((articles[one].at.document, articles[other].at.document))
    return found


def kept_of(pile: Sequence[Made]) -> list[Slip]:
    """Return what linking keeps of each document."""
    return [
        slip for made in pile for slip in slips(made.id, made.reading(), made.text, Whence(made.language, made.url))
    ]


def count_right(pile: Sequence[Made], links: Sequence[Link]) -> tuple[int, int, Counter[str]]:
    """Return for how many claims the number of origins is right, of how many, and the kinds of documents of the others.

    Claims are told by writers who are not named: only copies and versions make two tellings one.
    """
    beside = defaultdict[str, list[Link]](list)
    for link in links:
        beside[link.a.document].append(link)
    told = defaultdict[str, list[tuple[Made, Telling, str]]](list)
    for made in pile:
        for item in made.told:
            telling = Telling(Occurrence(made.id, "p1"), item.span, outlet=made.outlet, published=made.published)
            told[item.claim].append((made, telling, item.origin))
    right, wrong = 0, Counter[str]()
    for claim, held in told.items():
        known = len({origin for _, _, origin in held})
        near = [link for made, _, _ in held for link in beside[made.id]]
        if len(origins_of(claim, [telling for _, telling, _ in held], near).origins) == known:
            right += 1
        else:
            wrong.update(made.kind for made, _, _ in held)
    return right, len(told), wrong


def signatures(count: int, seed: int = 7) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return numbers and their owners, ``(count * NUMBERS,) uint32`` each."""
    draw = np.random.default_rng(seed)
    owners = np.repeat(np.arange(count, dtype=np.uint32), NUMBERS)
    numbers = draw.integers(0, 1 << 32, size=count * NUMBERS, dtype=np.uint32)
    table = numbers.reshape(count, NUMBERS)
    families = np.arange(count) // 4 * 4
    shared = (np.arange(count) % 16 < 12)[:, None] & (np.arange(NUMBERS) < int(0.8 * NUMBERS))
    return np.where(shared, table[families], table).ravel(), owners


def meeting(numbers: NDArray[np.uint32], owners: NDArray[np.uint32], least: int = 2) -> NDArray[np.uint64]:
    """Return the pairs of owners that share ``least`` numbers which no more than ``MOST`` bear, as 32 bits each."""
    sorted_owners, first, last = bearers_of(numbers, owners)
    pairs: list[NDArray[np.uint64]] = []
    for size in [size for size in np.unique(last - first).tolist() if size <= MOST]:
        groups = sorted_owners[first[last - first == size][:, None] + np.arange(size)]
        for one in range(size):
            for other in range(one + 1, size):
                pairs += [(groups[:, one].astype(np.uint64) << np.uint64(32)) | groups[:, other]]
    held = np.sort(np.concatenate(pairs)) if pairs else np.zeros(0, dtype=np.uint64)
    edges = np.flatnonzero(np.concatenate(([True], held[1:] != held[:-1], [True])))
    return held[edges[:-1][np.diff(edges) >= least]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
