"""Train the joint model: ``python -m training.train --data DIR --base DIR --out DIR``."""

# mypy: disable-error-code="misc,no-any-return,untyped-decorator,import-not-found,unused-ignore"
# (torch is in the training environment alone; where it is missing its classes are Any.)
from __future__ import annotations

import argparse
import json
import logging
import math
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.corpus import Corpus, draw_epoch, read_all
from training.labels import Labels, collect
from training.model import Reader, Sizes, load_base
from training.records import IGNORE
from training.windows import Encoder, Window, batch_up, pack, to_arrays

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger("training")
WEIGHTS = {"arcs": 1.0, "relations": 1.0, "names": 1.5, "starts": 1.0, "upos": 0.5, "xpos": 0.5, "feats": 0.5}
SCRIPTS_WEIGHT = 0.5
TAG_LAYERS = ("upos", "xpos", "feats", "scripts", "names")


@dataclass(slots=True)
class Plan:
    """How long to train and how fast; the rate falls with whichever of steps and minutes is further on."""

    steps: int
    minutes: float
    encoder_rate: float
    heads_rate: float
    warmup: float = 0.04

    def factor(self, step: int, elapsed: float) -> float:
        """What the learning rates are multiplied with after ``step`` steps and ``elapsed`` minutes."""
        done = self.progress(step, elapsed)
        if done < self.warmup:
            return max(done, 1 / self.steps) / self.warmup
        return max(0.01, 0.5 * (1 + math.cos(math.pi * (done - self.warmup) / (1 - self.warmup))))

    def progress(self, step: int, elapsed: float) -> float:
        """The share of the training that is done."""
        return min(1.0, max(step / self.steps, elapsed / self.minutes))


def make_encoder(labels: Labels, base: Path) -> Encoder:
    """The window builder over the vocabulary in ``base``."""
    vocabulary = Tokenizer.from_file(str(base / "tokenizer.json"))
    vocabulary.no_padding()
    vocabulary.no_truncation()
    unknown, *ends = (vocabulary.encode(name, add_special_tokens=False).ids[0] for name in ("[UNK]", "[CLS]", "[SEP]"))

    def to_pieces(word: str) -> list[int]:
        return list(vocabulary.encode(word, add_special_tokens=False).ids) or [unknown]

    return Encoder(labels, to_pieces, (ends[0], ends[1]))


def losses(model: Reader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of each layer, averaged over the words that have a label."""
    scores = model(batch["pieces"], batch["features"], batch["firsts"])
    result = {name: _entropy(scores[name].flatten(0, 1), batch[name].flatten()) for name in TAG_LAYERS}
    known = batch["starts"] != IGNORE
    starts = functional.binary_cross_entropy_with_logits(
        scores["starts"].float()[known], batch["starts"][known].float(), reduction="sum"
    )
    result["starts"] = starts / known.sum().clamp(min=1)
    arcs = mask_arcs(scores["arcs"].float(), batch["sentence"])
    result["arcs"] = _entropy(arcs.flatten(0, 1), batch["heads"].flatten())
    pairs = batch["heads"] != IGNORE
    row, word = pairs.nonzero(as_tuple=True)
    deps, heads = scores["deps"][row, word], scores["heads"][row, batch["heads"][row, word]]
    result["relations"] = _entropy(model.relation_scores(deps, heads), batch["relations"][row, word])
    return result


def mask_arcs(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Arc scores ``(B, W, W + 1)`` where only the root and words of the same sentence can be heads."""
    same = sentence[:, :, None] == sentence[:, None, :]
    same = same & ~torch.eye(same.shape[1], dtype=torch.bool)
    return arcs.masked_fill(~functional.pad(same, (1, 0), value=True), -1e4)


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    total = functional.cross_entropy(scores.float(), gold, ignore_index=IGNORE, reduction="sum")
    return total / (gold != IGNORE).sum().clamp(min=1)


def total_loss(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum of the layers' losses."""
    return torch.stack([WEIGHTS.get(name, SCRIPTS_WEIGHT) * value for name, value in parts.items()]).sum()


def to_tensors(batch: list[Window]) -> dict[str, Tensor]:
    """A batch as torch tensors."""
    return {name: torch.from_numpy(array) for name, array in to_arrays(batch).items()}


def optimizer_for(model: Reader, plan: Plan) -> torch.optim.Optimizer:
    """Adam with one rate for the encoder and one for all else."""
    inner = [p for p in model.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in model.encoder.parameters()}
    outer = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": inner, "rate": plan.encoder_rate}, {"params": outer, "rate": plan.heads_rate}]
    return torch.optim.AdamW(groups, lr=plan.encoder_rate, betas=(0.9, 0.98), weight_decay=0.01)


@torch.no_grad()
def check(model: Reader, windows: list[Window]) -> dict[str, float]:
    """Shares right on development windows with gold words: arcs, labelled arcs, tags, names by word."""
    model.eval()
    counts: dict[str, list[int]] = {}
    for batch in batch_up(windows, Random(0), 4000):
        arrays = to_tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model(arrays["pieces"], arrays["features"], arrays["firsts"])
            heads = mask_arcs(scores["arcs"].float(), arrays["sentence"]).argmax(-1)
            row, word = (arrays["heads"] != IGNORE).nonzero(as_tuple=True)
            found = model.relation_scores(scores["deps"][row, word], scores["heads"][row, heads[row, word]]).argmax(-1)
        arcs = heads[row, word] == arrays["heads"][row, word]
        _count(counts, "uas", arcs)
        _count(counts, "las", arcs & (found == arrays["relations"][row, word]))
        for name in TAG_LAYERS:
            known = arrays[name] != IGNORE
            if name == "names":
                known = known & ((arrays[name] > 0) | (scores[name].argmax(-1) > 0))
            _count(counts, name, (scores[name].argmax(-1) == arrays[name])[known])
        known = arrays["starts"] == 1
        _count(counts, "starts", (scores["starts"] > 0)[known])
    model.train()
    return {name: round(100 * right / max(1, total), 2) for name, (right, total) in counts.items()}


def _count(counts: dict[str, list[int]], name: str, right: Tensor) -> None:
    pair = counts.setdefault(name, [0, 0])
    pair[0] += int(right.sum())
    pair[1] += right.numel()


class Training:
    """One run: its model, optimizer, clock and checkpoints."""

    def __init__(self, corpus: Corpus, options: argparse.Namespace) -> None:
        self.corpus, self.options, self.out = corpus, options, Path(options.out)
        self.out.mkdir(parents=True, exist_ok=True)
        annotated = [s for t in corpus.train for s in t.sentences if s.heads is not None]
        self.labels = collect(annotated)
        self.labels.save(self.out / "labels.json")
        self.encoder = make_encoder(self.labels, Path(options.base))
        lists = self.labels
        sizes = Sizes(*map(len, (lists.relations, lists.upos, lists.xpos, lists.feats, lists.scripts, lists.names)))
        self.model = Reader(sizes)
        load_base(self.model, Path(options.base) / "model.safetensors")
        self.step, self.epoch, self.elapsed = 0, 0, 0.0
        self.steps_an_epoch = len(self._draw(0))
        self.plan = Plan(
            self.steps_an_epoch * options.epochs, options.minutes, options.encoder_rate, options.heads_rate
        )
        self.optimizer = optimizer_for(self.model, self.plan)
        self._resume()

    def _draw(self, epoch: int) -> list[list[Window]]:
        random = Random(self.options.seed * 1000 + epoch)
        return batch_up(draw_epoch(self.corpus, self.encoder, random), random, self.options.batch)

    def _resume(self) -> None:
        path = self.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step, self.epoch, self.elapsed = state["step"], state["epoch"], state["elapsed"]
            log.info("resumed after epoch %d", self.epoch)

    def save(self) -> None:
        """Write the checkpoint whole or not at all."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "sizes": self.model.sizes.to_dict(),
            "step": self.step,
            "epoch": self.epoch,
            "elapsed": self.elapsed,
        }
        new = self.out / "checkpoint.new"
        torch.save(state, new)
        new.replace(self.out / "checkpoint.pt")

    def run(self) -> None:
        """Train until the steps or the minutes are used up."""
        self.model.train()
        dev = {name: self._dev_windows(name) for name in self.corpus.dev}
        while self.plan.progress(self.step, self.elapsed) < 1.0 and self.epoch < self.options.epochs:
            self._run_epoch()
            self.epoch += 1
            self.save()
            for name, windows in dev.items():
                log.info("epoch %d %s %s", self.epoch, name, json.dumps(check(self.model, windows)))

    def _dev_windows(self, name: str) -> list[Window]:
        random = Random(1)
        return [w for text in self.corpus.dev[name] for w in pack(text.sentences, self.encoder, random)]

    def _run_epoch(self) -> None:
        sums: dict[str, float] = {}
        for n, (batch, seconds) in enumerate(_timed(self._draw(self.epoch + 1)), 1):
            self.elapsed += seconds / 60
            for name, value in self._learn(batch).items():
                sums[name] = sums.get(name, 0.0) + value
            if n % 25 == 0:
                means = {name: round(value / 25, 3) for name, value in sums.items()}
                log.info("step %d %.1f min %s", self.step, self.elapsed, json.dumps(means))
                sums = {}
            if self.elapsed >= self.plan.minutes:
                return

    def _learn(self, batch: list[Window]) -> dict[str, float]:
        factor = self.plan.factor(self.step, self.elapsed)
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * factor
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.options.bf16):
            parts = losses(self.model, to_tensors(batch))
        self.optimizer.zero_grad(set_to_none=True)
        total_loss(parts).backward()
        torch.nn.utils.clip_grad_norm_([p for p in self.model.parameters() if p.grad is not None], 2.0)
        self.optimizer.step()
        self.step += 1
        return {name: float(value.detach()) for name, value in parts.items()}


def _timed(batches: list[list[Window]]) -> Iterator[tuple[list[Window], float]]:
    """Each batch with the seconds since the one before was handed out."""
    last = time.monotonic()
    for batch in batches:
        now = time.monotonic()
        yield batch, now - last
        last = now


def parse_options(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with the treebanks and name files")
    parser.add_argument("--base", required=True, help="folder with MiniLM-L6: model.safetensors, tokenizer.json")
    parser.add_argument("--out", required=True, help="folder for the checkpoint and the label lists")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--minutes", type=float, default=1e9, help="finish within so many minutes of training")
    parser.add_argument("--batch", type=int, default=2000, help="word pieces in a batch")
    parser.add_argument("--encoder-rate", type=float, default=3e-4)
    parser.add_argument("--heads-rate", type=float, default=8e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bf16", action="store_true", help="multiply in bfloat16 (faster where the processor can)")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    """Read the data and train."""
    options = parse_options(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    corpus = read_all(Path(options.data))
    log.info("%d documents, %d own sentences", len(corpus.train), len(corpus.own))
    training = Training(corpus, options)
    log.info("%d steps an epoch", training.steps_an_epoch)
    training.run()


if __name__ == "__main__":
    main()
