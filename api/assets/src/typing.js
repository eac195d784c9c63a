/** What typing in the box does: which keys send, and a word before it is full. */

const NEARLY_FULL = 1_900;

export const isDesktop = () => matchMedia("(hover: hover) and (pointer: fine)").matches;

/**
 * With a keyboard, Enter sends and Shift+Enter makes a new line, as in other chats, and a line by the
 * button says so. On a phone Enter makes a new line. Ctrl or Cmd with Enter sends everywhere.
 */
export function watchEnter(chat, box, sendText) {
  const hint = chat.querySelector("[data-enter-hint]");
  if (isDesktop()) {
    hint.hidden = false;
    const others = box.getAttribute("aria-describedby") || "";
    box.setAttribute("aria-describedby", `${hint.id} ${others}`.trim());
  }
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
    if (!isDesktop() && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    sendText();
  });
}

/** The browser cuts what is too long without a word, so say it before that happens. */
export function watchLength(chat, box) {
  const status = chat.querySelector("[data-nearly-full]");
  box.addEventListener("input", () => {
    const words = box.value.length >= NEARLY_FULL ? status.dataset.nearlyFull : "";
    if (status.textContent !== words) status.textContent = words;
  });
}
