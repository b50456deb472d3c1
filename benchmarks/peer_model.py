"""Build a stand-in for spaCy's small English model where it cannot be downloaded: its architecture, untrained.

    python benchmarks/peer_model.py FOLDER      (with a Python that has spaCy)

Speed depends on the architecture (a four-layer CNN of width 96, shared by tagger, parser and entity recogniser), not
on what the weights have learnt; what it finds means nothing. It has no word lists to load, so that it starts sooner
than the real one.
"""

from __future__ import annotations

import sys

import spacy
from spacy.cli.init_config import init_config
from spacy.training import Example

TAGS = [f"T{number}" for number in range(50)]
DEPS = ["ROOT", *(f"dep{number}" for number in range(44))]
KINDS = [f"KIND{number}" for number in range(18)]


def main(folder: str) -> None:
    config = init_config(lang="en", pipeline=["tagger", "parser", "ner"], optimize="efficiency")
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    words = [f"w{number}" for number in range(120)]
    doc = spacy.tokens.Doc(nlp.vocab, words=words)
    annotations = {
        "words": words,
        "tags": [TAGS[number % 50] for number in range(120)],
        "heads": [max(0, number - 1) for number in range(120)],
        "deps": ["ROOT", *(DEPS[1 + number % 44] for number in range(119))],
        "entities": [f"U-{KINDS[number % 18]}" for number in range(120)],
    }
    nlp.initialize(lambda: [Example.from_dict(doc, annotations)])
    nlp.to_disk(folder)


if __name__ == "__main__":
    main(sys.argv[1])
