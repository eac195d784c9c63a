/** Shows messages, by filling the <template> elements that the server rendered from `chat/message.html`. */

const longDate = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

function cloneMessage(chat, direction) {
  const template = chat.querySelector(`template[data-template="${direction}"]`);
  return document.importNode(template.content, true).firstElementChild;
}

/** One copy of the blank entry, the last in `list`, for each item; returns whether there was any. */
function fillList(list, items, fill) {
  const blank = list.lastElementChild;
  blank.remove();
  for (const item of items) {
    const entry = blank.cloneNode(true);
    fill(entry, item);
    list.append(entry);
  }
  return items.length > 0;
}

function fillSource(entry, source) {
  const link = entry.querySelector("a");
  link.href = source.url;
  link.textContent = source.title;
  const time = entry.querySelector("time");
  time.dateTime = source.reviewed_on;
  time.textContent = longDate.format(new Date(source.reviewed_on));
}

function fillTerm(entry, { term, meaning }) {
  entry.querySelector("dt").textContent = term;
  entry.querySelector("dd").textContent = meaning;
}

function fillReply(button, reply) {
  button.value = reply.payload;
  button.textContent = reply.title;
}

function fillAnswer(element, message) {
  const part = (name) => element.querySelector(`[data-fill="${name}"]`);
  const terms = part("terms");
  const sources = part("sources");
  element.classList.toggle("app-message--safety", Boolean(message.safety));
  // In a safety answer nothing competes with who to ring; the same rule as in `message.html`.
  sources.open = !message.safety;
  if (message.safety !== "immediate-danger") part("call").remove();
  const explained = message.safety ? [] : message.terms;
  if (!fillList(terms.querySelector("dl"), explained, fillTerm)) terms.remove();
  if (!fillList(sources.querySelector("ul"), message.sources, fillSource)) sources.remove();
  const replies = [...message.choices, ...message.buttons];
  if (!fillList(part("replies"), replies, fillReply)) part("replies").remove();
}

function append(chat, element, text) {
  element.querySelector('[data-fill="text"]').textContent = text;
  chat.querySelector("[data-transcript]").append(element);
  return element;
}

/** Adds what the person said; returns the element, so that it can be taken back when sending fails. */
export function addInbound(chat, text) {
  return append(chat, cloneMessage(chat, "inbound"), text);
}

function addOutbound(chat, message) {
  const element = cloneMessage(chat, "outbound");
  fillAnswer(element, message);
  return append(chat, element, message.text);
}

/** Adds the answer and brings its beginning into view. */
export function showAnswer(chat, messages) {
  const [first] = messages.map((message) => addOutbound(chat, message));
  const earlier = document.getElementById("latest");
  if (earlier) earlier.removeAttribute("id");
  if (!first) return;
  first.id = "latest";
  scrollTo(first);
}

export function scrollTo(element, block = "start") {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block, behavior: isStill ? "auto" : "smooth" });
}
