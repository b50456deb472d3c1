"""Export a trained tagger to ONNX, int8: python training/export.py RUN/model.pt [RUN/model.pt …] OUT.onnx.

Several runs that began from the same weights are averaged, weight by weight (a "soup", Wortsman et al. 2022).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
import torch
from network import Tagger  # imports onrecord, which switches off the telemetry of onnxruntime
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

COLUMNS = ("pieces", "shapes", "gaps", "voices")


@click.command()
@click.argument("runs", type=Path, nargs=-1, required=True)
@click.argument("out", type=Path)
@click.option("--exact", is_flag=True, help="Leave the weights in 32 bits.")
def main(runs: tuple[Path, ...], out: Path, exact: bool) -> None:
    """Export the average of RUNS to OUT."""
    tagger = average(runs)
    with tempfile.TemporaryDirectory() as folder:
        whole = out if exact else Path(folder) / "whole.onnx"
        _export(tagger, whole)
        if not exact:
            quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


def average(runs: tuple[Path, ...]) -> Tagger:
    """The tagger whose every weight is the mean of the runs'."""
    states: list[dict[str, Tensor]] = [torch.load(run, map_location="cpu") for run in runs]
    states = [state.get("tagger", state) for state in states]  # a checkpoint, or a result
    mean = {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    layers = sum(name.endswith("merge.bias") for name in mean)
    tagger = Tagger(layers, dropout=0)
    tagger.load_state_dict(mean)
    return tagger.eval()


def _export(tagger: Tagger, out: Path) -> None:
    heads = ["tags", "pointers", "classes"]
    columns = tuple(torch.ones((1, 16), dtype=torch.long) for _ in COLUMNS)
    torch.onnx.export(
        tagger,
        columns,
        str(out),
        input_names=list(COLUMNS),
        output_names=heads,
        dynamic_axes={name: {1: "length"} for name in (*COLUMNS, *heads)},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
