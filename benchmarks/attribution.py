"""Speed and memory beside textacy's direct quotations, in one run on the same texts.

    python -m venv /tmp/peer && /tmp/peer/bin/pip install textacy==0.13.0
    /tmp/peer/bin/spacy download en_core_web_sm     (or, without a network, peer_model.py and --peer-model FOLDER)
    python benchmarks/attribution.py --peer /tmp/peer/bin/python ../shared/data/polnear/dev.jsonl

Each measurement is a process of its own, and the two take turns. Cold: one article of about 600 words, from start of
process to result. Warm: words a second over all texts, loading not counted. Peak: resident memory of the warm process.
Behind the clock stand seconds of the processor, of all cores together, which other work on the machine changes little.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from operator import truediv
from pathlib import Path

OURS = """
import json, resource, sys, time
texts = json.load(open(sys.argv[1]))
from onrecord import audit
audit(texts[0])
began, before = time.perf_counter(), time.process_time()
found = sum(len(audit(text).dossier.attributions) for text in texts)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([time.perf_counter() - began, peak, time.process_time() - before, time.process_time()]))
"""
THEIRS = """
import json, resource, sys, time
texts = json.load(open(sys.argv[1]))
import spacy
from textacy.extract import direct_quotations
nlp = spacy.load(sys.argv[2])
def extract(text):
    try:
        return len(list(direct_quotations(nlp(text))))
    except ValueError:  # textacy refuses texts whose marks do not pair
        return 0
extract(texts[0])
began, before = time.perf_counter(), time.process_time()
found = sum(map(extract, texts))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([time.perf_counter() - began, peak, time.process_time() - before, time.process_time()]))
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--peer", help="a Python with textacy")
    parser.add_argument("--peer-model", default="en_core_web_sm", help="spaCy model, by name or folder")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = [json.loads(line)["text"] for line in options.gold.read_text("utf-8").splitlines()]
    whole, one = Path("/tmp/onrecord-all.json"), Path("/tmp/onrecord-one.json")
    article = min(texts, key=lambda text: abs(len(text.split()) - 600))
    whole.write_text(json.dumps(texts))
    one.write_text(json.dumps([article]))
    words = sum(len(text.split()) for text in texts)
    pythons = {"onrecord": (sys.executable, OURS)} | ({"textacy": (options.peer, THEIRS)} if options.peer else {})
    cold = {name: [] for name in pythons}
    warm = {name: [] for name in pythons}
    for _ in range(options.rounds):
        for name, (python, code) in pythons.items():
            # a process that reads one article, with its second reading of it taken off
            began = time.perf_counter()
            again, _, spent_again, spent = run(python, code, one, options.peer_model)
            cold[name].append((time.perf_counter() - began - again, spent - spent_again))
            warm[name].append(run(python, code, whole, options.peer_model))
    for name in pythons:
        print(f"{name:<10} peak {max(each[1] for each in warm[name]):.0f} MB")
    for what, at, behind in (("clock", 0, 0), ("processor", 1, 2)):
        starts = {name: [each[at] for each in cold[name]] for name in pythons}
        rates = {name: [words / each[behind] for each in warm[name]] for name in pythons}
        for name in pythons:
            start, rate = statistics.median(starts[name]), statistics.median(rates[name])
            print(f"{what:<10} {name:<10} cold {start:.2f} s   {rate:,.0f} words/s")
        if options.peer:
            sooner = statistics.median(map(truediv, starts["textacy"], starts["onrecord"]))
            faster = statistics.median(map(truediv, rates["onrecord"], rates["textacy"]))
            print(f"{what:<10} ratio      cold {sooner:.1f} x   warm {faster:.1f} x")


def run(python, code, texts, model):
    return json.loads(subprocess.run([python, "-c", code, str(texts), model], check=True, capture_output=True).stdout)


if __name__ == "__main__":
    main()
