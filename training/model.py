"""The network: a MiniLM encoder with letter-case features, and one small head for each layer of annotation."""

# mypy: disable-error-code="misc,no-any-return,untyped-decorator,import-not-found,unused-ignore"
# (torch is in the training environment alone; where it is missing its classes are Any.)
from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from summitry.language.features import FEATURES

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sizes:
    """All that is needed to build the network again."""

    relations: int
    upos: int
    xpos: int
    feats: int
    scripts: int
    names: int
    hidden: int = 384
    inner: int = 1536
    layers: int = 6
    attention_heads: int = 12
    pieces: int = 30522
    positions: int = 512
    arc: int = 256
    relation: int = 96
    name: int = 192

    def to_dict(self) -> dict[str, int]:
        """The sizes as plain numbers, for the checkpoint."""
        return asdict(self)


class Layer(nn.Module):
    """One transformer layer in BERT's order: norm after each sum."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.heads = sizes.attention_heads
        self.qkv = nn.Linear(sizes.hidden, 3 * sizes.hidden)
        self.out = nn.Linear(sizes.hidden, sizes.hidden)
        self.norm1 = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.up = nn.Linear(sizes.hidden, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.hidden)
        self.norm2 = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` is ``(B, T, H)``; ``mask`` is added to the attention scores, ``(B, 1, 1, T)``."""
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.matmul(q * (h // self.heads) ** -0.5, k.transpose(-1, -2)) + mask.to(q.dtype)
        mixed = torch.matmul(torch.softmax(scores, -1), v).transpose(1, 2).reshape(b, t, h)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT's embeddings (word pieces frozen) with our feature table added, and its layers."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.pieces, sizes.hidden)
        self.words.weight.requires_grad = False
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.features = nn.Embedding(FEATURES, sizes.hidden)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        """Piece and feature numbers ``(B, T)`` to vectors ``(B, T, H)``; piece 0 is padding."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(places) + self.features(features)
        x = self.dropout(self.norm(x))
        mask = (pieces == 0).to(x.dtype)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Reader(nn.Module):
    """Encoder and heads.

    The relation scorer is kept apart (``relation_scores``) because it is only asked about chosen heads.
    """

    def __init__(self, sizes: Sizes, dropout: float = 0.1, head_dropout: float = 0.3) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes, dropout)
        self.root = nn.Parameter(torch.zeros(sizes.hidden))
        self.dep = nn.Linear(sizes.hidden, sizes.arc + sizes.relation)
        self.head = nn.Linear(sizes.hidden, sizes.arc + sizes.relation)
        self.arc = nn.Linear(sizes.arc, sizes.arc, bias=False)
        self.arc_head = nn.Linear(sizes.arc, 1, bias=False)
        self.biaffine = nn.Linear(sizes.relation + 1, (sizes.relation + 1) * sizes.relations, bias=False)
        self.tags = nn.Linear(sizes.hidden, sizes.upos + sizes.xpos + sizes.feats + sizes.scripts + 1)
        self.name_hidden = nn.Linear(sizes.hidden, sizes.name)
        self.names = nn.Linear(sizes.name, sizes.names)
        self.dropout = nn.Dropout(head_dropout)
        nn.init.normal_(self.arc.weight, std=1 / sizes.arc)
        nn.init.normal_(self.biaffine.weight, std=1 / sizes.relation)

    def forward(self, pieces: Tensor, features: Tensor, firsts: Tensor) -> dict[str, Tensor]:
        """Scores for all words; ``firsts`` ``(B, W)`` points to each word's first piece, 0 for padding."""
        vectors = self.encoder(pieces, features)
        words = torch.gather(vectors, 1, firsts[:, :, None].expand(-1, -1, self.sizes.hidden))
        words = self.dropout(words)
        root = self.root.to(words.dtype).expand(words.shape[0], 1, -1)
        deps = self.dropout(functional.relu(self.dep(words)))
        heads = self.dropout(functional.relu(self.head(torch.cat([root, words], 1))))
        arc = self.sizes.arc
        arcs = torch.matmul(self.arc(deps[..., :arc]), heads[..., :arc].transpose(1, 2))
        arcs = arcs + self.arc_head(heads[..., :arc]).transpose(1, 2)
        s = self.sizes
        upos, xpos, feats, scripts, starts = self.tags(words).split([s.upos, s.xpos, s.feats, s.scripts, 1], -1)
        names = self.names(self.dropout(functional.gelu(self.name_hidden(words))))
        return {
            "arcs": arcs,
            "deps": deps[..., arc:],
            "heads": heads[..., arc:],
            "upos": upos,
            "xpos": xpos,
            "feats": feats,
            "scripts": scripts,
            "starts": starts[..., 0],
            "names": names,
        }

    def relation_scores(self, deps: Tensor, heads: Tensor) -> Tensor:
        """Scores ``(N, relations)`` of N pairs of a dependent's and its head's vectors ``(N, relation)``."""
        one = torch.ones_like(deps[:, :1])
        left = self.biaffine(torch.cat([deps, one], 1)).view(-1, self.sizes.relations, self.sizes.relation + 1)
        return torch.matmul(left, torch.cat([heads, one], 1)[:, :, None])[..., 0]


def load_base(reader: Reader, weights: Path) -> None:
    """Fill the encoder with the weights of MiniLM-L6 (``model.safetensors`` in BERT's naming)."""
    base = {name.removeprefix("bert."): value.float() for name, value in load_file(weights).items()}
    encoder = reader.encoder
    state = {
        "words.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"]
        + base["embeddings.token_type_embeddings.weight"][0],
        "features.weight": encoder.features.weight.data,
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    for n in range(reader.sizes.layers):
        state |= _layer_state(base, n)
    encoder.load_state_dict(state)


def _layer_state(base: dict[str, Tensor], n: int) -> dict[str, Tensor]:
    theirs, ours = f"encoder.layer.{n}.", f"layers.{n}."
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    state = {}
    for kind in ("weight", "bias"):
        parts = [base[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
        state[f"{ours}qkv.{kind}"] = torch.cat(parts)
        for our, their in names.items():
            state[f"{ours}{our}.{kind}"] = base[f"{theirs}{their}.{kind}"]
    return state
