"""Every setting, typed, with a safe default; read from the environment here and nowhere else in `api/`."""

from typing import Literal, Self

from pydantic import Field, ValidationError, model_validator
from pydantic_settings import BaseSettings

EXAMPLE_SECRET = "example-secret-for-development-only"  # noqa: S105, refused in production


class SettingsWrong(SystemExit):
    """A setting is missing or wrong: the process says which, and does not start."""


class Settings(BaseSettings):
    """Field names in capitals are the environment variables; the README lists them from here."""

    environment: Literal["development", "production"] = Field(
        "production", description="`development` allows example secrets and cookies over http"
    )
    host: str = Field("127.0.0.1", description="address the public process listens on")
    port: int = Field(8000, ge=1, le=65535, description="its port")
    internal_port: int = Field(8001, ge=1, le=65535, description="port of the internal routes")
    internal_host: str = Field("127.0.0.1", description="address the internal routes listen on")
    rasa_url: str = Field("http://127.0.0.1:5005", description="where the Rasa server is")
    rasa_timeout_seconds: float = Field(
        8, gt=0, description="how long a turn waits for Rasa before it says that it cannot answer"
    )
    actions_url: str = Field("http://127.0.0.1:5055", description="where the action server is")
    database_url: str = Field(
        "sqlite:///var/alongside.sqlite", description="SQLite or PostgreSQL (`postgresql://...`)"
    )
    secret_key: str = Field(
        EXAMPLE_SECRET, min_length=32, description="keys the hashes of tokens and sender ids"
    )
    shared_secret: str = Field(
        EXAMPLE_SECRET, min_length=32, description="what our processes show each other"
    )
    conversation_kept_minutes: int = Field(
        120, ge=1, description="a conversation silent for longer is erased, here and in Rasa"
    )
    rate_limits: Literal["on", "off"] = Field(
        "on", description="`off` is for evaluation and benchmarks, in development only"
    )
    rate_limit_storage: str = Field(
        "async+memory://", description="`async+redis://host:6379` when several processes share it"
    )
    messages_per_minute: int = Field(15, ge=1, description="in one conversation")
    messages_per_minute_per_address: int = Field(60, ge=1, description="from one address")
    conversations_per_minute_per_address: int = Field(20, ge=1, description="from one address")
    trusted_proxies: str = Field(
        "127.0.0.1", description="addresses whose X-Forwarded-For is believed, with commas"
    )
    area: Literal["london", "elsewhere"] = Field(
        "london", description="whose words are said: `elsewhere` leaves out what holds in London only"
    )
    public_url: str = Field(
        "http://127.0.0.1:8000",
        pattern=r"^https?://[^\s/?#]+/?$",
        description="the address people reach the service at, for the card's QR code",
    )
    exit_url: str = Field("https://www.bbc.co.uk/weather", description="where 'Exit this page' goes")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="")

    @model_validator(mode="after")
    def refuse_example_values_in_production(self) -> Self:
        """Example secrets and lifted limits are for one's own machine."""
        if self.environment == "development":
            return self
        for name in ("secret_key", "shared_secret"):
            if getattr(self, name) == EXAMPLE_SECRET:
                raise ValueError(
                    f"{name.upper()} is not set. Set it to a random value of 32 characters or more, "
                    "or set ENVIRONMENT=development on your own machine."
                )
        if self.rate_limits == "off":
            raise ValueError("RATE_LIMITS=off is only for ENVIRONMENT=development.")
        return self

    @property
    def is_development(self) -> bool:
        """Whether this is somebody's own machine."""
        return self.environment == "development"


def read_settings() -> Settings:
    """The settings from the environment. Raises `SettingsWrong` with one line for each that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        problems = [
            f"{'.'.join(str(step) for step in found['loc']).upper()}: {found['msg']}."
            if found["loc"]
            else found["msg"].removeprefix("Value error, ")
            for found in error.errors()
        ]
    raise SettingsWrong("Settings are wrong. " + " ".join(problems))
