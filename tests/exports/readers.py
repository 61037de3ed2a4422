"""Reads exports with the programs they are made for; run by an environment of its own (``make .venv/others/ready``).

Prints one JSON object: what was read, and what was not as it should be.
"""

import json
import sys
from pathlib import Path

import networkx as nx
import rdflib
from followthemoney import model
from followthemoney.exc import InvalidData

KINDS = ("document", "entity", "statement", "event")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")


def ftm(path: Path) -> dict[str, object]:
    """Validate each entity against its schema; values that FollowTheMoney would not keep are named."""
    entities = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    known = {entity["id"] for entity in entities}
    wrong = []
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        try:
            proxy.schema.validate(entity)
        except InvalidData as error:
            wrong.append(f"{entity['schema']} {entity['id']}: {error}")
        for name, values in entity["properties"].items():
            kept = proxy.get(name)
            if len(kept) < len({value.strip() for value in values}):
                wrong.append(f"{entity['schema']}.{name}: {values!r} became {kept!r}"[:200])
            if proxy.schema.get(name).type.name == "entity":
                wrong += [f"{entity['schema']}.{name}: {value} is not there" for value in values if value not in known]
    schemata = sorted({entity["schema"] for entity in entities})
    return {"number": len(entities), "schemata": schemata, "wrong": wrong[:5]}


def graphml(path: Path) -> dict[str, object]:
    """Count nodes by kind; every edge must join nodes that are there."""
    graph = nx.read_graphml(path)
    kinds = [data.get("kind") for _, data in graph.nodes(data=True)]
    relations = sorted({data["relation"] for _, _, data in graph.edges(data=True)})
    return {"nodes": {kind: kinds.count(kind) for kind in KINDS}, "strange": kinds.count(None), "relations": relations}


def jsonld(path: Path) -> dict[str, object]:
    """Count statements with whom they are attributed to, and quotations with their words."""
    graph = rdflib.Graph().parse(path, format="json-ld")
    return {
        "attributed": len(set(graph.subject_objects(PROV.wasAttributedTo))),
        "quoted": len(list(graph.objects(None, OA.exact))),
        "documents": len(set(graph.objects(None, OA.hasSource))),
    }


def main() -> None:
    """Read the exports in the folders ``ftm``, ``graphml`` and ``jsonld`` of the folder that is named."""
    folder = Path(sys.argv[1])
    read = {
        "ftm": ftm(folder / "ftm" / "entities.ftm.json"),
        "graphml": graphml(folder / "graphml" / "record.graphml"),
        "jsonld": jsonld(folder / "jsonld" / "record.jsonld"),
    }
    print(json.dumps(read))  # noqa: T201 - this is its answer


if __name__ == "__main__":
    main()
