"""The chat API: start a conversation, send a message, end it."""

from typing import Annotated

from fastapi import APIRouter, Header

from api.conversations.dependencies import Address, Limits, Service, Token
from api.conversations.limits import take_turn_within_limits
from api.conversations.schemas import MessageRequest, Replies, StartedConversation, StartRequest
from api.kit.clock import utc_now
from api.kit.problem_schema import problem_responses

router = APIRouter(prefix="/api/conversations", tags=["conversations"])

IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=200,
        description="The same key gives the same answer, and is processed once.",
    ),
]


@router.post("", status_code=201, responses=problem_responses(422, 429))
async def start_conversation(
    request: StartRequest, service: Service, limits: Limits, address: Address
) -> StartedConversation:
    """Start a conversation. Its token is shown this once."""
    await limits.take_conversation(address)
    return await service.start(request.channel, request.locale, now=utc_now())


@router.post("/{conversation_id}/messages", responses=problem_responses(401, 404, 422, 429))
async def send_message(
    conversation_id: str,
    said: MessageRequest,
    service: Service,
    limits: Limits,
    address: Address,
    token: Token,
    idempotency_key: IdempotencyKey = None,
) -> Replies:
    """Say something, or press a button."""
    conversation = await service.get(conversation_id, token, now=utc_now())
    messages = await take_turn_within_limits(
        service, limits, conversation, said, address=address, key=idempotency_key, now=utc_now()
    )
    return Replies(messages=messages)


@router.delete("/{conversation_id}", status_code=204, responses=problem_responses(401, 404, 422))
async def end_conversation(conversation_id: str, service: Service, token: Token) -> None:
    """Forget everything kept for the conversation."""
    await service.end(await service.get(conversation_id, token, now=utc_now()))
