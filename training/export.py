"""Write what the package ships from a checkpoint.

``python -m training.export --run DIR --base DIR --data DIR --out DIR``
"""

# mypy: disable-error-code="misc,no-any-return,untyped-decorator,import-not-found,unused-ignore"
# (torch is in the training environment alone; where it is missing its classes are Any.)
from __future__ import annotations

import argparse
import gzip
import json
import shutil
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from summitry.language.features import plain
from training.corpus import read_treebank
from training.labels import Labels
from training.lemmas import build_lexicon, make_script
from training.model import Encoder, Layer, Reader, Sizes

OUTPUTS = ("arcs", "deps", "heads", "upos", "xpos", "feats", "scripts", "starts", "names")


class Int8Embedding(nn.Module):
    """A frozen table held as one signed byte a number, with a scale for each row."""

    table: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        """The rows of ``numbers`` as floats."""
        return self.table[numbers].float() * self.scale[numbers]


class FusedLayer(nn.Module):
    """A transformer layer whose attention is one operator of onnxruntime; the scale is inside the weights."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        hidden = layer.out.in_features
        scale = (hidden // layer.heads) ** -0.5
        with torch.no_grad():
            layer.qkv.weight[:hidden] *= scale
            layer.qkv.bias[:hidden] *= scale

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """As ``Layer``, but ``mask`` is 1 for pieces and 0 for padding, ``(B, T)``, 32 bits."""
        layer = self.layer
        q, k, v = layer.qkv(x).chunk(3, dim=-1)
        mixed = torch.onnx.ops.symbolic(
            "com.microsoft::MultiHeadAttention",
            [q, k, v, None, mask],
            {"num_heads": layer.heads, "scale": 1.0},
            dtype=torch.float32,
            shape=x.shape,
            version=1,
        )
        x = layer.norm1(x + layer.out(mixed))
        return layer.norm2(x + layer.down(functional.gelu(layer.up(x))))


class FusedEncoder(nn.Module):
    """The encoder as it is shipped: the word table in bytes, attention fused."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.words = Int8Embedding(encoder.words.weight.data)
        self.positions, self.features, self.norm = encoder.positions, encoder.features, encoder.norm
        self.layers = nn.ModuleList(FusedLayer(layer) for layer in encoder.layers)

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        """As ``Encoder``."""
        places = torch.arange(pieces.shape[1])
        x = self.norm(self.words(pieces) + self.positions(places) + self.features(features))
        mask = (pieces != 0).to(torch.int32)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Words(nn.Module):
    """The reader as it is shipped: tags are decided inside."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, features: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """The tensors named in ``OUTPUTS``."""
        scores = self.reader(pieces, features, firsts)
        chosen = {name: scores[name].argmax(-1) for name in ("upos", "xpos", "feats", "scripts")}
        return tuple((scores | chosen)[name] for name in OUTPUTS)


class Relations(nn.Module):
    """The relation scorer alone."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, deps: Tensor, heads: Tensor) -> Tensor:
        """``(N, relation)`` twice to ``(N, relations)``."""
        return self.reader.relation_scores(deps, heads)


def load_reader(checkpoint: Path) -> Reader:
    """The trained network, ready to be exported."""
    state = torch.load(checkpoint, weights_only=True)
    reader = Reader(Sizes(**state["sizes"]))
    reader.load_state_dict(state["model"])
    return reader.eval()


def export_graphs(reader: Reader, out: Path, *, int8: bool = True) -> None:
    """Write ``model.onnx`` and ``relations.onnx`` into ``out``."""
    if int8:
        reader.encoder = FusedEncoder(reader.encoder)  # type: ignore[assignment]
    write = _write_int8 if int8 else _write_float
    for name, graph in {"model.onnx": words_graph(reader), "relations.onnx": relations_graph(reader)}.items():
        write(graph, out / name)
        strip_notes(out / name)


def strip_notes(path: Path) -> None:
    """Take the exporter's notes out of a graph: source lines and paths of the machine that it was made on."""
    model = onnx.load(path)
    model.doc_string = ""
    for graph in (model.graph, *model.functions):
        graph.doc_string = ""
        del graph.metadata_props[:]
        for node in graph.node:
            node.doc_string = ""
            del node.metadata_props[:]
    for value in (*model.graph.input, *model.graph.output, *model.graph.value_info, *model.graph.initializer):
        value.doc_string = ""
        del value.metadata_props[:]
    onnx.save(model, path)


@dataclass(frozen=True, slots=True)
class Graph:
    """A module to be exported; inputs and outputs are named, the inputs' first axes may have any size."""

    module: nn.Module
    example: tuple[Tensor, ...]
    shapes: tuple[dict[int, torch.export.Dim], ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


def words_graph(reader: Reader) -> Graph:
    """The graph that reads windows."""
    batch, pieces, words = (
        torch.export.Dim(name, min=1, max=top) for name, top in (("b", 4096), ("t", 512), ("w", 512))
    )
    example = (torch.randint(1000, 2000, (3, 12)), torch.randint(0, 30, (3, 12)), torch.randint(1, 10, (3, 7)))
    shapes = ({0: batch, 1: pieces}, {0: batch, 1: pieces}, {0: batch, 1: words})
    return Graph(Words(reader).eval(), example, shapes, ("pieces", "features", "firsts"), OUTPUTS)


def relations_graph(reader: Reader) -> Graph:
    """The graph that scores the relations of chosen pairs."""
    pairs = torch.export.Dim("n", min=1, max=1 << 20)
    example = tuple(torch.randn(5, reader.sizes.relation) for _ in range(2))
    return Graph(Relations(reader).eval(), example, ({0: pairs}, {0: pairs}), ("deps", "heads"), ("scores",))


def _write_float(graph: Graph, path: Path) -> None:
    torch.onnx.export(
        graph.module,
        graph.example,
        path,
        input_names=graph.inputs,
        output_names=graph.outputs,
        dynamic_shapes=graph.shapes,
        dynamo=True,
        external_data=False,
        opset_version=20,
        verbose=False,
    )


def _write_int8(graph: Graph, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        _write_float(graph, whole)
        quantize_dynamic(
            whole, path, op_types_to_quantize=["MatMul", "Gemm"], weight_type=QuantType.QInt8, per_channel=True
        )


def write_lexicon(data: Path, path: Path) -> int:
    """Write the lexicon of the training data as ``{tag: {script: [forms]}}``; returns how many forms it holds."""
    texts = [*read_treebank(data, "ewt", "train"), *read_treebank(data, "gum", "train")]
    sentences = [s for text in texts for s in text.sentences]
    rows = (row for s in sentences for row in zip(map(plain, s.words), s.xpos or [], s.lemmas or [], strict=True))
    lexicon = build_lexicon(rows)
    packed: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (form, tag), lemma in sorted(lexicon.items()):
        packed[tag][make_script(form, lemma)].append(form)
    with gzip.GzipFile(path, "wb", mtime=0) as stream:
        stream.write(json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode())
    return len(lexicon)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", required=True, type=Path, help="what training.train wrote")
    parser.add_argument("--base", required=True, type=Path, help="folder with MiniLM's tokenizer.json")
    parser.add_argument("--data", required=True, type=Path, help="folder with the treebanks, for the lexicon")
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--float", action="store_true", help="do not quantize")
    parser.add_argument("--caution", type=float, default=0.5, help="added to the score of a word being in no name")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    labels = Labels.load(options.run / "labels.json")
    reader = load_reader(options.run / "checkpoint.pt")
    with torch.no_grad():
        reader.names.bias[labels.names.index("O")] += options.caution
    export_graphs(reader, options.out, int8=not options.float)
    labels.save(options.out / "labels.json")
    shutil.copyfile(options.base / "tokenizer.json", options.out / "tokenizer.json")
    write_lexicon(options.data, options.out / "lexicon.json.gz")


if __name__ == "__main__":
    main()
