"""Copies onnxruntime so that it takes the processor for one without AVX-512, to measure that on one that has it.

    python benchmarks/plain_processor.py FOLDER
    PYTHONPATH=FOLDER python benchmarks/attribution.py …

onnxruntime asks the processor what it can do and chooses its kernels by the answer. In the copy, both places that ask
for AVX-512 (x86-64, Linux) get "no": where it chooses the products of matrices, and where it notes what there is for
all other kernels. With AVX-512 goes VNNI, which is asked for behind it. What runs is the code for AVX2, on this clock
and these caches. It stops if it does not find either place exactly once.
"""

from __future__ import annotations

import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

BIT, STATE = rb"(\x00\x00\x01\x00)", rb"(\xe6)\x00\x00\x00"
"""AVX-512F in what the processor can do (leaf 7, EBX bit 16), and the registers that a system must save for it."""
PLACES = {
    "the products of matrices": rb"\xf7[\xc0-\xc7]" + BIT + rb"\x74.(?:.{0,16})\xa8\xe0\x0f\x84",
    "all other kernels": rb"\x81[\xe0-\xe7]\xe6\x00\x00\x00.{0,16}?\x81[\xf8-\xff]" + STATE + rb"\x0f\x84",
}
"""`test` of the bit, and `cmp` of the state: with a mask of 0 no bit is set, and no state is 0."""


def main(folder: Path) -> None:
    spec = find_spec("onnxruntime")
    if spec is None or spec.origin is None:
        sys.exit("onnxruntime is not installed")
    copy = folder / "onnxruntime"
    shutil.copytree(Path(spec.origin).parent, copy)
    (library,) = copy.glob("capi/onnxruntime_pybind11_state*.so")
    code = bytearray(library.read_bytes())
    for what, shape in PLACES.items():
        found = list(re.finditer(shape, code, re.DOTALL))
        if len(found) != 1:
            sys.exit(f"{len(found)} places may ask for AVX-512 for {what}; this onnxruntime is not known")
        start, end = found[0].span(1)
        code[start:end] = bytes(end - start)
    library.write_bytes(code)
    print(f"PYTHONPATH={folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
