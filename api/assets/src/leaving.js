/** Leaving fast, and nothing to see on the way back. */

import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";

class ExitWithoutTrace extends ExitThisPage {
  exitPage() {
    super.exitPage();
    // The component only covers the page, and uncovers it when the browser comes back to it.
    document.querySelectorAll("main").forEach((main) => main.remove());
    // Overtakes the component's own navigation, so that Back leads to what came before this page.
    window.location.replace(this.$button.href);
  }
}

export function watchLeaving() {
  document
    .querySelectorAll('[data-module="govuk-exit-this-page"]')
    .forEach((root) => new ExitWithoutTrace(root));
  // A page brought back from the browser's memory may show a conversation that is deleted by now.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.documentElement.hidden = true;
    window.location.reload();
  });
}
