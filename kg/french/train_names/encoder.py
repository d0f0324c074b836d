"""The encoder in PyTorch: BERT's first layers over word vectors that stay as pretrained, and a label for each piece.

The last layers of an encoder tell what a whole text is about; dropping them before fine-tuning costs names little
(Sajjad et al., 2023, « On the effect of dropping layers of pre-trained transformer models »).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from kg.french.name_labels import LABELS
from kg.french.train_names.pretrained import Weights

_DROPOUT = 0.1


def _linear(weights: Weights, name: str, inputs: int) -> nn.Linear:
    matrix = torch.tensor(weights.matrix(f"{name}.w", inputs))
    layer = nn.Linear(inputs, matrix.shape[0])
    layer.weight.data, layer.bias.data = matrix, torch.tensor(weights.floats(f"{name}.b"))
    return layer


def _norm(weights: Weights, name: str) -> nn.LayerNorm:
    layer = nn.LayerNorm(weights.hidden, eps=weights.epsilon)
    layer.weight.data = torch.tensor(weights.floats(f"{name}.w"))
    layer.bias.data = torch.tensor(weights.floats(f"{name}.b"))
    return layer


class _Layer(nn.Module):
    """Self-attention, then two linear maps, each added to what came in and normalised."""

    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()
        self.heads, width = weights.heads, weights.hidden
        self.query, self.key, self.value, self.out = (
            _linear(weights, f"l{number}.{part}", width) for part in ("q", "k", "v", "ao")
        )
        self.inner, self.outer = (
            _linear(weights, f"l{number}.fi", width),
            _linear(weights, f"l{number}.fo", weights.inner),
        )
        self.first, self.second = _norm(weights, f"l{number}.aln"), _norm(weights, f"l{number}.oln")
        self.drop = nn.Dropout(_DROPOUT)

    def _split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        query, key, value = self._split(self.query(x)), self._split(self.key(x)), self._split(self.value(x))
        scores = query @ key.transpose(-1, -2) * (query.shape[-1] ** -0.5) + bias
        mixed = (self.drop(scores.softmax(-1)) @ value).transpose(1, 2).flatten(2)
        x = self.first(x + self.drop(self.out(mixed)))
        return self.second(x + self.drop(self.outer(nn.functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word vectors (batch, length, width) and a mask (batch, length; 1 for a piece, 0 for padding) in, logits out.

    Has the first `layers` of the pretrained layers.
    """

    def __init__(self, weights: Weights, layers: int) -> None:
        super().__init__()
        self.heads = weights.heads
        place = weights.floats("emb.pos", weights.hidden) + weights.floats("emb.type", weights.hidden)[:1]
        self.place = nn.Parameter(torch.tensor(place))
        self.norm = _norm(weights, "emb.ln")
        self.layers = nn.ModuleList(_Layer(weights, number) for number in range(layers))
        self.drop = nn.Dropout(_DROPOUT)
        self.head = nn.Linear(weights.hidden, len(LABELS))

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        x = self.drop(self.norm(words + self.place[: words.shape[1]]))
        bias = ((1.0 - mask) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.head(self.drop(x))
