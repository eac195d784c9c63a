"""The shared secret, tokens and keyed hashes."""

import pytest

from api.kit.security import (
    SharedSecretMissing,
    keyed_hash,
    make_token,
    require_shared_secret,
    shared_secret_header,
)

SECRET = "s" * 32


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        SECRET,
        f"Bearer {SECRET}",
        f"Secret key={SECRET}x",
        f"Secret key={SECRET[1:]}",
        "Secret key=\u00e9",
    ],
    ids=["none", "empty", "without its scheme", "other scheme", "longer", "shorter", "not ASCII"],
)
def test_wrong_secret_is_refused(given: str | None) -> None:
    with pytest.raises(SharedSecretMissing):
        require_shared_secret(given, SECRET)


def test_right_secret_is_let_in() -> None:
    require_shared_secret(shared_secret_header(SECRET)["Authorization"], SECRET)


def test_tokens_are_long_and_differ() -> None:
    tokens = {make_token() for _ in range(100)}

    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 43


@pytest.mark.parametrize(
    "other",
    [("another key", "token", "abc"), ("key", "sender", "abc"), ("key", "token", "abd")],
    ids=["another key", "another purpose", "another value"],
)
def test_hash_differs_with_key_purpose_and_value(other: tuple[str, str, str]) -> None:
    known = keyed_hash("key", "token", "abc")

    assert known == keyed_hash("key", "token", "abc")
    assert known != keyed_hash(*other)
    assert len(known) == 64
