"""Who is said to have which post: beside a name, by a description, in a sentence."""

from collections.abc import Iterator

from onrecord.events.beside import beside
from onrecord.events.posts import Claim, is_bound, is_person_name, is_post, whole
from onrecord.events.said import SAYING, said
from onrecord.events.scene import Scene
from onrecord.events.trees import speaker_of


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the posts that persons are said to have, the same one perhaps in more than one way."""
    grove = scene.grove
    for token, mention in sorted(grove.mention_at.items()):
        if mention.entity not in scene.people or mention.form == "pronoun":
            continue
        yield from beside(grove, scene.passages, token, mention)
        if mention.form == "nominal" and is_post(grove, token):
            described = whole(grove, token, mention.entity)
            if is_bound(grove, described):
                yield described
    yield from _unnamed(scene)
    for token, (lemma, low, dep) in enumerate(zip(grove.syntax.lemmas, grove.low, grove.syntax.deps, strict=True)):
        if lemma in SAYING or low == "as" or dep == "cop":
            yield from said(scene, token)


def _unnamed(scene: Scene) -> Iterator[Claim]:
    """Yield the posts of those who speak without a name: "a spokesman for the river guard said"."""
    grove = scene.grove
    for statement in scene.statements.statements:
        holder = speaker_of(statement)
        if holder not in scene.people or not statement.source or holder is None:
            continue
        tokens = grove.syntax.tokens(statement.source[0])
        if any(is_person_name(grove, token) for token in tokens):
            continue
        head = next((token for token in tokens if is_post(grove, token) and grove.heads[token] not in tokens), None)
        if head is not None and is_bound(grove, claim := whole(grove, head, holder)):
            yield claim
