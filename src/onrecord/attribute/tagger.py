"""Runs the model over a text, window by window, and keeps what it believes of each word."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import groupby
from threading import Lock
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.labels import POINTER
from onrecord.attribute.reading import Integers, Reading
from onrecord.errors import ModelError, UnreadableError
from onrecord.telemetry import is_off

WINDOW = 256
"""Pieces that the model sees at once, [CLS] and [SEP] among them."""
OVERLAP, LESS_OVERLAP = 64, 32
"""Pieces that neighbouring windows share, and in a very long text; each believes in its own half of them."""
TOLLS = (2.0, 1.0, 0.05)
"""What a pointer pays, in logits, for each block, sentence and word that it reaches over; tuned on dev."""
LONG = 5_000
"""Pieces, some 26 windows, beyond which windows start where sentences do: an edit then leaves most as they were."""
OPENING = 8
"""Pieces of a sentence that decide whether a window starts there."""
MOST_THREADS = 4
MOST_WINDOWS = 150
"""Different windows that any text may have; running the model is most of the work. Of 1,847 articles none has 62."""
LEAST_LETTERS, MOST_PIECES = 730, 1.3
"""Characters of words that a window of a longer text must show, and pieces that its words may have on average.

In news, interviews, transcripts, agendas and results these are 785 to 895 and 1.05 to 1.18: words of a dictionary in no
order have 1.4 to 1.7 pieces; words of two letters have 500 characters a window, one sentence with other names 690.
"""
REPORTER = 1
FIRST_PIECE, LAST_PIECE = 101, 102
_TELEMETRY_IS_ON = (
    "the model is not run, because onnxruntime was imported with its telemetry on; "
    "import onrecord before onnxruntime, or start the program with ORT_DISABLE_TELEMETRY=1 in its environment"
)

Floats = NDArray[np.float32]
Halfs = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Window:
    """The words `low` to `high` that a window shows, the vectors of their pointers, and that of "nobody" ([CLS]).

    `early`: (pieces, states) what the encoder makes of each piece half way, for whoever looks at a phrase again;
    `places`: where, among the pieces, each word begins.
    """

    low: int
    high: int
    vectors: Floats
    nobody: Floats
    early: Halfs
    places: Integers

    def pieces(self, first: int, behind: int) -> tuple[int, int]:
        """Return the first piece of the word `first`, and the one behind those of the words before `behind`."""
        last = len(self.early) - 1 if behind >= self.high else int(self.places[behind - self.low])
        return int(self.places[first - self.low]), last

    def scores(self, rows: Integers, pointer: int) -> Floats:
        """(rows, words shown and nobody) scores of a pointer.

        `einsum` multiplies in this thread. `@` starts threads for as few as six rows, and they wait in busy loops: on a
        machine that has other work, that costs ten times what the product does.
        """
        ours, theirs = (slice(place * POINTER, (place + 1) * POINTER) for place in (2 * pointer, 2 * pointer + 1))
        pointing = self.vectors[rows, ours]
        pointed_at = np.vstack((self.vectors[:, theirs], self.nobody[theirs]))
        scores: Floats = np.einsum("rv,wv->rw", pointing, pointed_at)
        return scores


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What the model believes of a text.

    `tags`: (words, tags) log-probabilities. `classes`: (words, 2 × classes of claim) logits, those of a word in the
    claim before those of a word in its cue. `burdens`: (words, 3 × burdens) logits, those of a word in a claim, in its
    cue, in its sentence. `marks`: (words, editors' marks) probabilities. `owner`: the window that a word's beliefs were
    taken from. `block` and `sentence`: the index of each word's block and sentence. `road`: a coordinate for each word,
    in logits: the difference of two words' is what a pointer pays to reach from one to the other. The model points by
    likeness, and a page of one "― Name" after another is full of likenesses.
    """

    tags: Floats
    classes: Floats
    burdens: Floats
    marks: Floats
    road: Floats
    block: Integers
    sentence: Integers
    owner: Integers
    windows: tuple[Window, ...]

    def pointed(self, words: Sequence[int], pointer: int) -> Iterator[tuple[int, Floats]]:
        """Where `words`, in order, point, in runs that one window saw.

        Of each run: the first word that its window shows, and (words of the run, words shown + 1) probabilities; the
        last column is the probability of pointing at nobody.
        """
        for index, run in groupby(words, key=lambda word: int(self.owner[word])):
            window, rows = self.windows[index], np.fromiter(run, dtype=np.int64)
            scores = window.scores(rows - window.low, pointer)
            scores[:, :-1] -= abs(self.road[rows, None] - self.road[None, window.low : window.high])
            yield window.low, _softmax(scores)


def _softmax(scores: Floats) -> Floats:
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = likely / likely.sum(axis=1, keepdims=True)
    return shares


def believe(read: Reading, threads: int | None = None) -> Beliefs:
    """Return the model's beliefs of a text; the same whatever the number of threads, since every window runs alone."""
    cuts = _cuts(read)
    views = [_View.of(read, *cut) for cut in cuts]
    results = _results(read, list(dict.fromkeys(views)), threads)
    tags, classes, burdens, marks, owner, windows = [], [], [], [], [], []
    end = 0
    for index, (view, cut) in enumerate(zip(views, cuts, strict=True)):
        logits, leaning, leaning_to_burdens, marked, vectors, early, nobody = results[view]
        window = Window(*cut, vectors, nobody, early, np.frombuffer(view.places, dtype=np.int64))
        last = index + 1 == len(cuts)
        until = window.high if last else (window.high + cuts[index + 1][0] + 1) // 2
        own = slice(end - window.low, until - window.low)
        tags.append(logits[own])
        classes.append(leaning[own])
        burdens.append(leaning_to_burdens[own])
        marks.append(marked[own])
        owner.append(np.full(until - end, index))
        windows.append(window)
        end = until
    every = np.concatenate(tags)
    every -= every.max(axis=1, keepdims=True)
    likely = every - np.log(np.exp(every).sum(axis=1, keepdims=True))
    places = (read.block_of, read.sentence_of, np.concatenate(owner))
    leanings = (np.concatenate(classes), np.concatenate(burdens), _chances(np.concatenate(marks)))
    return Beliefs(likely, *leanings, _road(read), *places, tuple(windows))


def _chances(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)


def states(read: Reading) -> Floats:
    """(words, states) what the model makes of each word, for whoever fits a head to them."""
    found: list[Floats] = []
    cuts = _cuts(read)
    end = 0
    for index, cut in enumerate(cuts):
        until = cut[1] if index + 1 == len(cuts) else (cut[1] + cuts[index + 1][0] + 1) // 2
        found.append(_View.of(read, *cut).outputs()[2][end - cut[0] : until - cut[0]])
        end = until
    return np.concatenate(found)


def load() -> None:
    """Load the model now, so that it is there when it is needed."""
    _session()


def _road(read: Reading) -> Floats:
    steps = (read.block_of, read.sentence_of, np.arange(len(read.words)))
    return np.asarray(sum(toll * step for toll, step in zip(TOLLS, steps, strict=True)), dtype=np.float32)


def _cuts(read: Reading) -> list[tuple[int, int]]:
    """Half-open ranges of words, each of at most WINDOW - 2 pieces, which overlap and cover the text."""
    size, total = WINDOW - 2, len(read.pieces)
    overlap = OVERLAP if total <= MOST_WINDOWS * (size - OVERLAP) else LESS_OVERLAP
    sentences = read.firsts[np.flatnonzero(np.diff(read.sentence_of, prepend=-1))] if total > LONG else read.firsts[:0]
    cuts: list[tuple[int, int]] = []
    start = 0
    while True:
        first = int(np.searchsorted(read.firsts, start))
        last = int(np.searchsorted(read.firsts, start + size, "right")) - 1 if start + size < total else len(read.words)
        cuts.append((first, last))
        if last == len(read.words):
            return cuts
        start = _start(read, sentences, int(read.firsts[last]) - overlap, overlap // 4)


def _start(read: Reading, sentences: Integers, usual: int, around: int) -> int:
    """Return the piece at which a window starts: where one of the sentences does near the usual place, if one does.

    Of several, their first words decide, not their distances: so the windows behind an edit are soon the same again.
    """
    low, high = np.searchsorted(sentences, (usual - around, usual + around + 1)).tolist()
    near = (int(each) for each in sentences[low:high])
    return min(near, key=lambda at: crc32(read.pieces[at : at + OPENING].tobytes()), default=usual)


@dataclass(frozen=True, slots=True)
class _View:
    """What the model sees of a window; two windows that look the same are run once."""

    pieces: bytes
    shapes: bytes
    gaps: bytes
    voices: bytes
    places: bytes
    """Where, among the pieces, each word begins."""

    @classmethod
    def of(cls, read: Reading, first: int, last: int) -> _View:
        """Return the words `first` to `last`."""
        begin = int(read.firsts[first])
        end = int(read.firsts[last]) if last < len(read.words) else len(read.pieces)
        columns = (
            np.concatenate(([FIRST_PIECE], read.pieces[begin:end], [LAST_PIECE])),
            np.pad(read.shapes[begin:end], 1),
            np.pad(read.gaps[begin:end], 1),
            np.pad(read.voices[begin:end], 1, constant_values=REPORTER),
            read.firsts[first:last] - begin + 1,
        )
        return cls(*(column.astype(np.int64).tobytes() for column in columns))

    def run(self) -> _Result:
        """Return what the model answers."""
        tags, classes, states, *others = self.outputs()
        return tags, classes, np.einsum("ws,sb->wb", states, _burden_weights()), *others

    def outputs(self) -> _Result:
        """Return what the model gives out: tags, classes, state, marks, pointers of each word, and those of [CLS].

        Before the last come the early states of each piece.
        """
        columns = {name: np.frombuffer(getattr(self, name), dtype=np.int64) for name in _INPUTS}
        outputs = _session().run(_OUTPUTS, {name: column[None] for name, column in columns.items()})
        places = np.frombuffer(self.places, dtype=np.int64)
        *of_pieces, early = (each[0] for each in outputs)
        tags, classes, states, marks, vectors = (each[places] for each in of_pieces)
        return tags, classes, states, marks, vectors, early.astype(np.float16), of_pieces[-1][0].copy()


_Result: TypeAlias = tuple[Floats, Floats, Floats, Floats, Floats, Halfs, Floats]
_OUTPUTS = ("tags", "classes", "states", "marks", "pointers", "early")
_INPUTS = ("pieces", "shapes", "gaps", "voices")


def _results(read: Reading, views: list[_View], threads: int | None) -> dict[_View, _Result]:
    """Return what the model answers to each view.

    Raises:
        UnreadableError: if there are far more of them than prose of that length has.
    """
    letters = sum(word.end - word.start for word in read.words)
    has_scraps = len(read.pieces) > MOST_PIECES * len(read.words)
    if len(views) > MOST_WINDOWS and (has_scraps or len(views) * LEAST_LETTERS > letters):
        signs = f"{len(read.pieces):,} signs and scraps of words in {letters:,} characters"
        raise UnreadableError(f"is no prose, but {signs}; give the article alone, without tables and data")
    known = {view: _KEPT[view] for view in views if view in _KEPT}
    outputs = known | _run_all([view for view in views if view not in known], threads)
    _keep(outputs)
    return outputs


def _run_all(views: list[_View], threads: int | None) -> dict[_View, _Result]:
    workers = min(MOST_THREADS, threads or _cores())
    if len(views) < 2 or workers == 1:
        return {view: view.run() for view in views}
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(views, pool.map(_View.run, views), strict=True))


_KEPT: dict[_View, _Result] = {}
_most_kept = 0


def keep_windows(most: int) -> None:
    """Remember what the model answered to the last `most` windows, for a draft that is audited after each edit.

    A window takes some 1.1 MB; 0 forgets all. The answers are the same as without this, since every window runs alone.
    """
    global _most_kept  # noqa: PLW0603
    _most_kept = most
    _keep({})


def _keep(found: dict[_View, _Result]) -> None:
    """Add the answers, and let go of those that were used longest ago."""
    for view, result in found.items() if _most_kept else ():
        _KEPT.pop(view, None)
        _KEPT[view] = result
    for view in list(_KEPT)[: max(0, len(_KEPT) - _most_kept)]:
        _KEPT.pop(view, None)  # another thread may have let go of it


@cache
def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def _burden_weights() -> Floats:
    """(states, 3 × burdens): what each state of a word says for each burden, fitted to readers' votes."""
    with as_file(files("onrecord.attribute") / "model" / "burden.npz") as path, np.load(path) as table:
        return np.asarray(table["weights"], dtype=np.float32)


_LOADING = Lock()


def _session() -> Any:
    """Return the network, loaded once, however many threads ask for it while it is loaded."""
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> Any:
    return session("attribution.onnx")


def session(name: str) -> Any:
    """Return a network of the package, loaded; it runs on one thread, and a window runs by itself.

    Raises:
        ModelError: if something else imported onnxruntime before, with its telemetry on.
    """
    onnxruntime = _runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with as_file(files("onrecord.attribute") / "model" / name) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _runtime() -> Any:
    """Return the library that runs the model, with its telemetry off.

    Raises:
        ModelError: if something else imported it before, with its telemetry on.
    """
    if not is_off():
        raise ModelError(_TELEMETRY_IS_ON)
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # builds for Windows that trace events do not heed the variable
    return onnxruntime
