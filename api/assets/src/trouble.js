/** Says what went wrong, above the box. The words are in `chat/page.html`, or come from the server. */

import { Refused } from "./api.js";

const NOT_ACCEPTED = 422;

function wordsFor(error, words) {
  if (!(error instanceof Refused)) return words.noAnswer;
  // This one's detail names fields, for a developer.
  if (error.problem.code === "malformed-request") return words.notAccepted;
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

/** Also clears the error that the server rendered, when the page came back from a form. */
export function hideTrouble(chat) {
  chat.querySelector("[data-trouble]").hidden = true;
  document.querySelectorAll(".govuk-error-summary, #text-error").forEach((found) => found.remove());
  document.querySelectorAll(".govuk-form-group--error").forEach((group) => {
    group.classList.remove("govuk-form-group--error");
  });
  document.title = document.title.replace(/^Error: /, "");
}
