"""Add states of the encoder to the outputs of a model: `python training/expose.py MODEL.onnx --layer 3 --name early`.

`states` are those after the last layer, of which burdens are read, `early` those after the fourth, on which phrases are
looked at again. The weights stay as they are, and so do the other outputs.
"""

from __future__ import annotations

import re
from pathlib import Path

import click
import onnx

_STATES = re.compile(r"/layers\.(\d+)/norm/LayerNormalization_output_0")


@click.command()
@click.argument("path", type=Path)
@click.option("--layer", type=int, help="After which layer, from 0; the last one if not given.")
@click.option("--name", default="states", show_default=True)
def main(path: Path, layer: int | None, name: str) -> None:
    model = onnx.load(str(path))
    graph = model.graph
    if any(output.name == name for output in graph.output):
        raise click.ClickException(f"{path} has the output {name} already")
    made = [one for node in graph.node for one in node.output if _STATES.fullmatch(one)]
    by_layer = {int(found[1]): one for one in made if (found := _STATES.fullmatch(one))}
    last = by_layer[max(by_layer) if layer is None else layer]
    graph.node.append(onnx.helper.make_node("Identity", [last], [name]))
    graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [1, "length", None]))
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    click.echo(f"{path}: {last} is the output {name}")


if __name__ == "__main__":
    main()
