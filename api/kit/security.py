"""Secrets: the shared one between our processes, conversation tokens, keyed hashes."""

import hashlib
import hmac
import secrets

from api.kit.errors import ServiceError

SHARED_SECRET_SCHEME = "Secret key="  # noqa: S105, the scheme, not the secret


class SharedSecretMissing(ServiceError):
    """A call to an internal route that does not come from one of our processes."""

    status_code = 401
    code = "shared-secret-missing-or-wrong"
    detail = "This address is for this service's own processes. The shared secret is missing or wrong."


def shared_secret_header(secret: str) -> dict[str, str]:
    """The header that our processes show each other (`endpoints.yml` writes the same one)."""
    return {"Authorization": f"{SHARED_SECRET_SCHEME}{secret}"}


def require_shared_secret(given: str | None, secret: str) -> None:
    """Raise `SharedSecretMissing` unless `given` is the header of `shared_secret_header`."""
    expected = shared_secret_header(secret)["Authorization"]
    if not hmac.compare_digest((given or "").encode(errors="surrogateescape"), expected.encode()):
        raise SharedSecretMissing


def make_token() -> str:
    """An unguessable token: 256 bits."""
    return secrets.token_urlsafe(32)


def keyed_hash(key: str, purpose: str, value: str) -> str:
    """HMAC-SHA-256 in hex; `purpose` keeps two uses of one value apart."""
    return hmac.new(key.encode(), f"{purpose}:{value}".encode(), hashlib.sha256).hexdigest()
