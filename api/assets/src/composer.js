/** Sends what the person writes or presses, without reloading the page. */

import { makeKey, send } from "./api.js";
import { addInbound, scrollTo, showAnswer } from "./transcript.js";
import { hideTrouble, showFailure, showNothingWritten } from "./trouble.js";
import { isDesktop, watchEnter, watchLength } from "./typing.js";

const TOO_MANY = 429;

/** What was not answered yet: `{said, shown, key}`. The same words sent again keep their key. */
let unanswered = null;
let isSending = false;

function setSending(chat, sending) {
  isSending = sending;
  const status = chat.querySelector("[data-writing]");
  status.textContent = sending ? status.dataset.writing : "";
  // Not `disabled`: that would throw a keyboard or screen reader off the button.
  chat.querySelector("[data-composer] [type=submit]").setAttribute("aria-disabled", sending);
}

/** On a phone the box is left alone: focus would open the keyboard over the answer. */
function focusBox(box) {
  if (isDesktop()) box.focus({ preventScroll: true });
}

function putBack(box, text) {
  box.value = [text, box.value].filter(Boolean).join("\n");
}

/**
 * Too many conversations from this address, so none could be opened for these words. As a form they go to the
 * server all the same: it knows whether they tell of danger, and answers those whatever the limit.
 */
function needsForm(chat, said, error) {
  return error.status === TOO_MANY && !chat.dataset.conversation && Boolean(said.text);
}

async function deliver(chat, box) {
  const { said, shown, key } = unanswered;
  const own = addInbound(chat, shown);
  hideTrouble(chat);
  setSending(chat, true);
  scrollTo(chat.querySelector("[data-writing]"), "nearest");
  try {
    const messages = await send(chat, said, key);
    unanswered = null;
    chat.querySelector("[data-delete]").hidden = false;
    showAnswer(chat, messages);
  } catch (error) {
    own.remove();
    if (said.text) putBack(box, said.text);
    if (needsForm(chat, said, error)) chat.querySelector("[data-composer]").submit();
    else showFailure(chat, error, Boolean(said.text));
  } finally {
    setSending(chat, false);
  }
}

function start(chat, box, said, shown) {
  const isRepeat = unanswered && JSON.stringify(unanswered.said) === JSON.stringify(said);
  unanswered = { said, shown, key: isRepeat ? unanswered.key : makeKey() };
  focusBox(box);
  return deliver(chat, box);
}

function sendText(chat, box) {
  if (isSending) return;
  const text = box.value.trim();
  if (!text) {
    showNothingWritten(chat);
    box.focus();
    return;
  }
  box.value = "";
  box.dispatchEvent(new Event("input"));
  start(chat, box, { text }, text);
}

function sendPressed(chat, box, button) {
  if (!isSending) start(chat, box, { payload: button.value }, button.textContent.trim());
}

/** After a failure: a button's press again, or whatever is in the box by now. */
function tryAgain(chat, box) {
  if (isSending || !unanswered) return;
  if (unanswered.said.text) sendText(chat, box);
  else start(chat, box, unanswered.said, unanswered.shown);
}

export function watchComposer(chat) {
  const box = chat.querySelector("textarea");
  chat.querySelector("[data-composer]").addEventListener("submit", (event) => {
    event.preventDefault();
    sendText(chat, box);
  });
  chat.querySelector("[data-transcript]").addEventListener("click", (event) => {
    const button = event.target.closest("button[name=payload]");
    if (!button) return;
    event.preventDefault();
    sendPressed(chat, box, button);
  });
  chat.querySelector("[data-trouble-again] button").addEventListener("click", () => tryAgain(chat, box));
  watchEnter(chat, box, () => sendText(chat, box));
  watchLength(chat, box);
}
