"""Add the encoder's last states to the outputs of a shipped model: python training/expose.py MODEL.onnx.

The weights stay as they are, and so do the other outputs; `export.py` gives new models this output from the start.
"""

from __future__ import annotations

import re
from pathlib import Path

import click
import onnx

NAME = "states"
_STATES = re.compile(r"/layers\.(\d+)/norm/LayerNormalization_output_0")


@click.command()
@click.argument("path", type=Path)
def main(path: Path) -> None:
    model = onnx.load(str(path))
    graph = model.graph
    if any(output.name == NAME for output in graph.output):
        raise click.ClickException(f"{path} has the output {NAME} already")
    made = [name for node in graph.node for name in node.output if _STATES.fullmatch(name)]
    last = max(made, key=lambda name: int(_STATES.fullmatch(name)[1]))  # type: ignore[index]
    graph.node.append(onnx.helper.make_node("Identity", [last], [NAME]))
    graph.output.append(onnx.helper.make_tensor_value_info(NAME, onnx.TensorProto.FLOAT, [1, "length", None]))
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    click.echo(f"{path}: {last} is the output {NAME}")


if __name__ == "__main__":
    main()
