"""Write the trained model as the product reads it: `model.onnx` (8-bit), `words.npz` (4-bit) and `tokenizer.json`."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from kg.french.train_names.encoder import Encoder
from kg.french.train_names.fusing import fuse_attention
from kg.french.train_names.pretrained import Weights


def write_words(weights: Weights, kept: list[int], path: Path) -> None:
    """The word vectors of the kept pieces, as they came: a scale and two 4-bit numbers a byte."""
    blocks = weights.blocks("emb.word").reshape(-1, weights.hidden // 32, 18)[kept]
    np.savez_compressed(path, scales=blocks[..., :2].copy().view("<f2")[..., 0], numbers=blocks[..., 2:])


def write_model(model: Encoder, width: int, path: Path) -> None:
    """The encoder as ONNX with 8-bit weights, kept to 7 bits so that every processor computes the same sums."""
    model.eval()
    example = (torch.zeros(1, 4, width), torch.ones(1, 4))
    sizes = {0: "batch", 1: "length"}
    with tempfile.TemporaryDirectory() as folder:
        exact = str(Path(folder) / "exact.onnx")
        torch.onnx.export(
            model, example, exact, input_names=["words", "mask"], output_names=["logits"], opset_version=17,
            dynamic_axes={"words": sizes, "mask": sizes, "logits": sizes}, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(exact, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    fuse_attention(path, model.heads)


def export(model: Encoder, weights: Weights, tokenizer: Tokenizer, kept: list[int], out: Path) -> None:
    """Write all three files into folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    write_words(weights, kept, out / "words.npz")
    write_model(model, weights.hidden, out / "model.onnx")
    (out / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
