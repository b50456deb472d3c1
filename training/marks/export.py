"""Put a fitted marker into the model, 8-bit: python training/marks/export.py OUT/marker.pt MODEL.onnx.

The encoder and its heads stay as they are; the marker's layers read the states after one of the encoder's layers, and
its logits are the output `marks`. An earlier marker in the model is replaced.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
import onnx
import torch
from marker import Marker
from network import WIDTH
from onnx import compose
from onnxruntime.quantization import QuantType, quantize_dynamic
from states import NAME

OUTPUT = "marks"
PREFIX = "marker/"


@click.command()
@click.argument("weights", type=Path)
@click.argument("path", type=Path)
@click.option("--layer", default=3, show_default=True)
def main(weights: Path, path: Path, layer: int) -> None:
    state = torch.load(weights, map_location="cpu")
    marker = Marker(sum(name.endswith("merge.bias") for name in state), dropout=0)
    marker.load_state_dict(state)
    model = without_marker(onnx.load(str(path)))
    whole = joined(model, branch(marker.eval()), NAME.format(layer))
    onnx.checker.check_model(whole)
    onnx.save(whole, str(path))
    click.echo(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


def branch(marker: Marker) -> onnx.ModelProto:
    """Return the marker as a graph of its own, its weights in 8 bits."""
    with tempfile.TemporaryDirectory() as folder:
        exact, small = (Path(folder) / name for name in ("exact.onnx", "small.onnx"))
        torch.onnx.export(
            marker,
            (torch.zeros(1, 16, WIDTH),),
            str(exact),
            input_names=["hidden"],
            output_names=[OUTPUT],
            dynamic_axes={"hidden": {1: "length"}, OUTPUT: {1: "length"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(exact, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        return compose.add_prefix(onnx.load(str(small)), PREFIX)


def joined(model: onnx.ModelProto, part: onnx.ModelProto, states: str) -> onnx.ModelProto:
    """Return the model with the part behind the states of that name."""
    outputs = [output.name for output in model.graph.output]
    model.graph.output.append(onnx.helper.make_tensor_value_info(states, onnx.TensorProto.FLOAT, [1, "length", WIDTH]))
    part.ir_version = model.ir_version
    domains = {one.domain: one.version for one in (*model.opset_import, *part.opset_import)}
    for one in (model, part):
        del one.opset_import[:]
        one.opset_import.extend(onnx.helper.make_opsetid(*pair) for pair in domains.items())
    whole = compose.merge_models(
        model, part, io_map=[(states, f"{PREFIX}hidden")], outputs=[*outputs, f"{PREFIX}{OUTPUT}"]
    )
    whole.graph.node.append(onnx.helper.make_node("Identity", [f"{PREFIX}{OUTPUT}"], [OUTPUT]))
    del whole.graph.output[-1]
    whole.graph.output.append(onnx.helper.make_tensor_value_info(OUTPUT, onnx.TensorProto.FLOAT, [1, "length", None]))
    return whole


def without_marker(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the model without the marker that it has, if it has one."""
    names = [output.name for output in model.graph.output if output.name != OUTPUT]
    if len(names) == len(model.graph.output):
        return model
    return onnx.utils.Extractor(model).extract_model([one.name for one in model.graph.input], names)


if __name__ == "__main__":
    main()
