/** Talks to the server: opens a conversation when there is none, sends, and tries again where that is safe. */

const PATIENCE_MS = 20_000;
const PAUSE_BEFORE_RETRY_MS = 1_000;
const CONVERSATION_IS_GONE = [401, 404];

/** The server understood and said no. `problem` is its RFC 9457 document. */
export class Refused extends Error {
  constructor(problem, status) {
    super("refused");
    this.problem = problem;
    this.status = status;
  }
}

/** Nothing usable came back: no signal, a time-out, or a fault on the way. */
class NoAnswer extends Error {}

/** `crypto.randomUUID` is missing on plain http and in older browsers; any unguessable string will do. */
export function makeKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function fetchJson(url, options) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const response = await fetch(url, { ...options, method: "POST", signal: stop.signal });
    return { status: response.status, body: await response.json() };
  } catch {
    throw new NoAnswer();
  } finally {
    clearTimeout(timer);
  }
}

async function post(url, options) {
  const { status, body } = await fetchJson(url, options);
  if (status >= 500) throw new NoAnswer();
  if (status >= 400) throw new Refused(body, status);
  return body;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_BEFORE_RETRY_MS));

async function onceMore(attempt) {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    await pause();
    return attempt();
  }
}

/** `chat` is the element that carries the conversation's id and token; nothing is stored anywhere else. */
async function openConversation(chat) {
  const headers = { "X-Requested-With": "fetch" };
  const { id, token } = await post("/conversation", { headers });
  chat.dataset.conversation = id;
  chat.dataset.token = token;
}

async function attemptToSend(chat, said, key) {
  if (!chat.dataset.conversation) await openConversation(chat);
  const { conversation, token } = chat.dataset;
  return post(`/api/conversations/${encodeURIComponent(conversation)}/messages`, {
    headers: {
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
      "Idempotency-Key": key,
    },
    body: JSON.stringify(said),
  });
}

/** The messages that answer `said` (`{text}` or `{payload}`). The key makes repeats safe. */
export async function send(chat, said, key) {
  try {
    return (await onceMore(() => attemptToSend(chat, said, key))).messages;
  } catch (error) {
    if (!CONVERSATION_IS_GONE.includes(error.status)) throw error;
    // The conversation has expired or was deleted in another tab: carry on in a new one.
    chat.dataset.conversation = "";
    return (await onceMore(() => attemptToSend(chat, said, key))).messages;
  }
}
