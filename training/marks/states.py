"""What the attribution model's encoder makes of the articles that readers marked: OUT/states/NNNN.npz, one an article.

`python training/marks/states.py OUT [--layer 4]`: of each window of the article the states (pieces, 384) after that
layer, the place of each word's first piece, and the words' own places in the text. Resumes.
"""

from __future__ import annotations

import json
import os
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import click
import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from torch import Tensor

import onrecord  # noqa: F401  # switches the telemetry of onnxruntime off
from onrecord.attribute import tagger
from onrecord.attribute.reading import reading
from onrecord.pipeline import read_draft
from onrecord.segment import segment
from onrecord.settings import Settings

MODEL = Path("src/onrecord/attribute/model/attribution.onnx")
NAME = "/layers.{}/norm/LayerNormalization_output_0"


def with_states(model: onnx.ModelProto, layer: int) -> onnx.ModelProto:
    """Return the part of the model that makes the states after a layer (0 to 5)."""
    return onnx.utils.Extractor(model).extract_model(list(tagger._INPUTS), [NAME.format(layer)])


def weights_of(model: onnx.ModelProto, layer: int) -> dict[str, Tensor]:
    """Return a layer of the shipped encoder, its 8-bit numbers made whole again."""
    tensors = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    found = {}
    for part in ("query_key_value", "merge", "expand", "contract"):
        node = next(one for one in model.graph.node if one.name == f"/layers.{layer}/{part}/MatMul_quant")
        name = node.input[1].removesuffix("_quantized")
        whole = (tensors[f"{name}_quantized"].astype(np.float32) - tensors[f"{name}_zero_point"]) * tensors[
            f"{name}_scale"
        ]
        found[f"{part}.weight"] = torch.from_numpy(whole.T.copy())
        found[f"{part}.bias"] = torch.from_numpy(tensors[f"layers.{layer}.{part}.bias"].copy())
    for part in ("attention_norm", "norm"):
        for side in ("weight", "bias"):
            found[f"{part}.{side}"] = torch.from_numpy(tensors[f"layers.{layer}.{part}.{side}"].copy())
    return found


@cache
def _session(layer: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    part = with_states(onnx.load(str(MODEL)), layer)
    return onnxruntime.InferenceSession(part.SerializeToString(), options, providers=["CPUExecutionProvider"])


def of_text(text: str, ending: str, layer: int) -> dict[str, Any]:
    """Return the states of a text's windows, and where their words stand."""
    document = read_draft(text.encode(), f"draft.{ending}", Settings())
    read = reading(document.text, segment(document))
    found: dict[str, Any] = {}
    cuts = tagger._cuts(read)
    for number, cut in enumerate(cuts):
        view = tagger._View.of(read, *cut)
        columns = {name: np.frombuffer(getattr(view, name), dtype=np.int64)[None] for name in tagger._INPUTS}
        found[f"states{number}"] = _session(layer).run(None, columns)[0][0].astype(np.float16)
        found[f"places{number}"] = np.frombuffer(view.places, dtype=np.int64).astype(np.int16)
        found[f"words{number}"] = np.arange(*cut, dtype=np.int32)
    spans = [(word.start, word.end) for word in read.words]
    found["spans"] = np.array(spans, dtype=np.int32).reshape(-1, 2)
    found["sentences"] = read.sentence_of.astype(np.int32)
    owner = [0, *((cuts[at][1] + cuts[at + 1][0] + 1) // 2 for at in range(len(cuts) - 1)), len(read.words)]
    found["owner"] = np.array(owner, dtype=np.int32)
    return found


def _save(job: tuple[int, str, str, int, str]) -> None:
    number, text, ending, layer, folder = job
    part = Path(folder) / f"{number:04}.part.npz"
    np.savez(part, **of_text(text, ending, layer))
    os.replace(part, Path(folder) / f"{number:04}.npz")


@click.command()
@click.argument("out", type=Path)
@click.option("--layer", default=3, show_default=True)
@click.option("--jobs", default=2, show_default=True)
def main(out: Path, layer: int, jobs: int) -> None:
    folder = out / f"states{layer}"
    folder.mkdir(exist_ok=True)
    rows = [json.loads(line) for line in (out / "articles.jsonl").read_text("utf-8").splitlines()]
    wanted = [row for row in rows if not (folder / f"{row['n']:04}.npz").exists()]
    with ProcessPoolExecutor(jobs) as pool:
        for _ in pool.map(_save, [(row["n"], row["text"], "txt", layer, str(folder)) for row in wanted], chunksize=8):
            pass
    click.echo(f"{len(wanted)} articles more")


if __name__ == "__main__":
    main()
