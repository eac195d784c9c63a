"""The action server's settings, from the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings


class ActionSettings(BaseSettings):
    """Shared with `api/` but for its own address."""

    actions_host: str = Field("127.0.0.1", description="address the action server listens on")
    actions_port: int = Field(5055, ge=1, le=65535, description="its port")
    api_internal_url: str = Field(
        "http://127.0.0.1:8001", description="where the internal routes of `api/` are"
    )
    shared_secret: str = Field(min_length=32, description="what our processes show each other")

    @property
    def authorization(self) -> str:
        """The `Authorization` header that our processes show each other."""
        return f"Secret key={self.shared_secret}"
