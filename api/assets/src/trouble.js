/** Says what went wrong, above the box. The words are in `chat/page.html`, or come from the server. */

import { Refused } from "./api.js";

const NOT_ACCEPTED = 422;

function wordsFor(error, words) {
  if (!(error instanceof Refused)) return words.noAnswer;
  // The details of these are for a developer.
  if (error.problem.code === "malformed-request") return words.notAccepted;
  if (error.problem.code === "unknown-payload") return words.buttonGone;
  return error.problem.detail || words.noAnswer;
}

function show(chat, words, { isKept, canRetry }) {
  const trouble = chat.querySelector("[data-trouble]");
  trouble.querySelector("[data-trouble-kept]").hidden = !isKept;
  trouble.querySelector("[data-trouble-again]").hidden = !canRetry;
  trouble.hidden = false;
  trouble.querySelector("[data-trouble-words]").textContent = words;
  trouble.scrollIntoView({ block: "nearest" });
}

/** `isKept`: whether what the person wrote is back in the box. */
export function showFailure(chat, error, isKept) {
  const words = wordsFor(error, chat.querySelector("[data-trouble]").dataset);
  show(chat, words, { isKept, canRetry: error.status !== NOT_ACCEPTED });
}

export function showNothingWritten(chat) {
  const words = chat.querySelector("[data-trouble]").dataset.nothingWritten;
  show(chat, words, { isKept: false, canRetry: false });
}

/** Also clears what the server rendered when the page came back from a form. */
export function hideTrouble(chat) {
  chat.querySelector("[data-trouble]").hidden = true;
  document.querySelectorAll(".govuk-error-summary, #text-error, [data-deleted]").forEach((found) => found.remove());
  document.querySelectorAll(".govuk-form-group--error").forEach((group) => {
    group.classList.remove("govuk-form-group--error");
  });
  document.title = document.title.replace(/^Error: /, "");
}
