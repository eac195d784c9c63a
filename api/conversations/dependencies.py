"""What routes of a conversation are given: the service, the limits, the caller's address and token."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.conversations.limits import ConversationLimits
from api.conversations.service import ConversationService

bearer = HTTPBearer(auto_error=False, description="The token that starting the conversation gave.")


def get_service(request: Request) -> ConversationService:
    """The service of this process."""
    service = request.app.state.conversations
    assert isinstance(service, ConversationService)
    return service


def get_limits(request: Request) -> ConversationLimits:
    """The limits of this process."""
    limits = request.app.state.conversation_limits
    assert isinstance(limits, ConversationLimits)
    return limits


def get_address(request: Request) -> str:
    """Where the call comes from; behind a trusted proxy, whom it speaks for."""
    return request.client.host if request.client else "unknown"


def get_token(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
) -> str | None:
    """The bearer token, if there is one."""
    return credentials.credentials if credentials else None


Service = Annotated[ConversationService, Depends(get_service)]
Limits = Annotated[ConversationLimits, Depends(get_limits)]
Address = Annotated[str, Depends(get_address)]
Token = Annotated[str | None, Depends(get_token)]
