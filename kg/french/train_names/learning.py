"""Fine-tune the encoder on labelled pieces: deterministic for one machine and one number of threads."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from kg.french.name_labels import LABELS
from kg.french.train_names.corpus import Piece, as_printed
from kg.french.train_names.encoder import Encoder

_BATCH, _RATE, _HEAD_RATE, _WARM, _DECAY = 16, 1e-4, 1e-3, 0.1, 0.01
_PRINTED = 0.5  # the share of pieces shown as other outlets print them
_INDEX = {label: i for i, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Coded:
    """A piece as numbers: token ids, and for each token which labels would be right (none: not scored)."""

    ids: list[int]
    allowed: list[list[int]]


def coded(piece: Piece, tokenizer: Tokenizer) -> Coded:
    """The piece's tokens with the labels that its names allow them."""
    encoding = tokenizer.encode(piece.text)
    return Coded(encoding.ids, [_allowed(piece, start, end) for start, end in encoding.offsets])


def _allowed(piece: Piece, start: int, end: int) -> list[int]:
    while start < end and piece.text[start].isspace():
        start += 1
    if end <= start:
        return []
    for span in piece.spans:
        if span.start <= start < span.end:
            return [_INDEX[f"{'B' if start == span.start else 'I'}-{kind}"] for kind in span.kinds]
    return [0]


def _stacked(batch: Sequence[Coded]) -> tuple[Tensor, Tensor, Tensor]:
    length = max(len(c.ids) for c in batch)
    ids = torch.ones(len(batch), length, dtype=torch.long)
    mask, allowed = torch.zeros(len(batch), length), torch.zeros(len(batch), length, len(LABELS), dtype=torch.bool)
    for i, c in enumerate(batch):
        ids[i, : len(c.ids)] = torch.tensor(c.ids)
        mask[i, : len(c.ids)] = 1
        for j, labels in enumerate(c.allowed):
            allowed[i, j, labels] = True
    return ids, mask, allowed


def _batches(pieces: Sequence[Piece], tokenizer: Tokenizer, chance: random.Random) -> Iterator[list[Coded]]:
    """All pieces once, in random order, those of like length together."""
    shown = [as_printed(p, chance) if chance.random() < _PRINTED else p for p in pieces]
    codes = [coded(p, tokenizer) for p in shown]
    order = sorted(range(len(codes)), key=lambda i: len(codes[i].ids) // 12 + chance.random() * 3)
    groups = [order[i : i + _BATCH] for i in range(0, len(order), _BATCH)]
    chance.shuffle(groups)
    for group in groups:
        yield [codes[i] for i in group]


def _loss(logits: Tensor, allowed: Tensor) -> Tensor:
    """Minus the logarithm of the probability that the allowed labels have together."""
    scored = allowed.any(-1)
    likely = logits[scored].log_softmax(-1).masked_fill(~allowed[scored], float("-inf"))
    return -likely.logsumexp(-1).mean()


def _optimizer(model: Encoder) -> torch.optim.Optimizer:
    head = list(model.head.parameters())
    body = [p for name, p in model.named_parameters() if not name.startswith("head")]
    return torch.optim.AdamW([{"params": body, "lr": _RATE}, {"params": head, "lr": _HEAD_RATE}], weight_decay=_DECAY)


def learn(pieces: Sequence[Piece], tokenizer: Tokenizer, words: Tensor, model: Encoder, epochs: int) -> None:
    """Train `model` in place. `words` are the vectors of the tokenizer's pieces."""
    chance = random.Random(0)
    torch.manual_seed(0)
    steps = epochs * (-(-len(pieces) // _BATCH))
    optimizer = _optimizer(model)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / (_WARM * steps), (steps - k) / (steps * (1 - _WARM)))
    )
    model.train()
    step = 0
    for _ in range(epochs):
        for batch in _batches(pieces, tokenizer, chance):
            ids, mask, allowed = _stacked(batch)
            loss = _loss(model(words[ids], mask), allowed)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step} of {steps}: loss {loss.item():.3f}", flush=True)
