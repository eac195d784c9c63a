/** Takes over the page's forms where the browser can; without it every form still works by itself. */

import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";

import { watchComposer } from "./composer.js";
import { watchLeaving } from "./leaving.js";

function startComponents() {
  // GOV.UK Frontend's own template does this in an inline script, which our security policy refuses.
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  document.querySelectorAll('[data-module="govuk-button"]').forEach((root) => new Button(root));
  document
    .querySelectorAll('[data-module="govuk-error-summary"]')
    .forEach((root) => new ErrorSummary(root));
}

function showWhereWeWere() {
  const isUnderWay = document.querySelector(".app-message--inbound");
  const latest = document.getElementById("latest");
  if (isUnderWay && latest && !document.querySelector(".govuk-error-summary")) {
    latest.scrollIntoView({ block: "start" });
  }
}

/** Says it once: reloading the page, or the address in the history, says nothing of it. */
function showDeleted(notice) {
  history.replaceState(null, "", "/");
  notice.focus();
}

startComponents();
watchLeaving();
const chat = document.querySelector("[data-chat]");
if (chat) {
  // Some old browsers run modules but cannot give up on a request: there, the forms stay as they are.
  if ("AbortController" in window) watchComposer(chat);
  showWhereWeWere();
}
const notice = document.querySelector("[data-deleted]");
if (notice) showDeleted(notice);
