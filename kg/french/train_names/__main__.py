"""python -m kg.french.train_names --corpus DIR [--gold DIR] [--layers 8] [--epochs 4] [--threads 1] [--out DIR]"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from kg.french.train_names.corpus import cut, held_out, read_articles
from kg.french.train_names.encoder import Encoder
from kg.french.train_names.export import export
from kg.french.train_names.learning import learn
from kg.french.train_names.pretrained import french_tokenizer, read_weights

_PIECES = 40_000


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m kg.french.train_names", description="Train the name finder.")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of annotated articles (ID.txt, ID.ann)")
    parser.add_argument("--gold", type=Path, help="folder of articles/ID.txt and facts/ID.json with typed names")
    parser.add_argument("--layers", type=int, default=8, help="how many of the pretrained encoder's 12 layers to keep")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "name_model")
    return parser.parse_args()


def main() -> None:
    """Read the corpus, train on all but the held-out articles, write the model."""
    args = _arguments()
    torch.set_num_threads(args.threads)
    articles = {id: article for id, article in read_articles(args.corpus, args.gold).items() if not held_out(id)}
    pieces = [piece for text, spans in articles.values() for piece in cut(text, spans)]
    print(f"{len(articles)} articles, {len(pieces)} pieces, {sum(len(p.spans) for p in pieces)} names")
    weights = read_weights()
    tokenizer, kept = french_tokenizer([text for text, _ in articles.values()], _PIECES)
    words = torch.tensor(weights.matrix("emb.word", weights.hidden)[kept])
    model = Encoder(weights, args.layers)
    if args.epochs:
        learn(pieces, tokenizer, words, model, args.epochs)
    export(model, weights, tokenizer, kept, args.out)


if __name__ == "__main__":
    main()
