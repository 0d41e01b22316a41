// What every page's script uses. Everything that comes from data goes in as text.
export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
export const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
let fading;
export const say = (message, lasting = false) => { // what went wrong stands until something else is said
  clearTimeout(fading);
  $("#say").textContent = message;
  if (message && !lasting) fading = setTimeout(() => { $("#say").textContent = ""; }, 6000);
};
const GONE = "the page's server has gone; run persona-gen open again and open the address that it prints";
export const answered = async (address, request) => {
  const answer = await fetch(address, request).catch(() => { throw new Error(GONE); });
  if (answer.ok) return answer;
  const value = await answer.json().catch(() => ({ error: GONE }));
  throw new Error(value.error || "that did not work");
};
export const ask = async (method, address, body) => (await answered(address,
  { method, headers: { accept: "application/json", "content-type": "application/json" }, body: body && JSON.stringify(body) })).json();
export const safely = (work) => async (...given) => { try { return await work(...given); } catch (error) { say(error.message, true); } };
// A button that does its work once at a time; it keeps the focus meanwhile, which a disabled one would lose.
export const press = (button, work) => button?.addEventListener("click", safely(async () => {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try { await work(button); } finally { button.removeAttribute("aria-disabled"); }
}));
// The page as it is now, with the keyboard where it was (a selector), and what happened told.
export const anew = (message, focus) => {
  sessionStorage.setItem("persona-gen", JSON.stringify({ message, focus }));
  history.scrollRestoration = "manual"; // else it scrolls away from the focus
  location.reload();
};
export const soon = (work, wait) => { let timer; return (...given) => { clearTimeout(timer); timer = setTimeout(() => work(...given), wait); }; };
const marked = (text, spans) => {
  const letters = [...text], parts = [];
  let at = 0;
  for (const [start, end] of [...(spans || [])].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    parts.push(letters.slice(at, start).join(""), make("mark", {}, letters.slice(start, end).join("")));
    at = end;
  }
  return [...parts, letters.slice(at).join("")];
};
export const piece = (e) => make("div", { className: "piece" },
  e.kind === "quote" ? make("blockquote", { dir: "auto" }, "“", ...marked(e.text, e.spans), "”") : make("p", { dir: "auto" }, e.text),
  make("p", { className: "quiet" }, [e.speaker, e.id].filter(Boolean).join(" · ")));
export const follow = (number, log, made, ended) => {
  log.hidden = false;
  log.textContent = "";
  const source = new EventSource(`/jobs/${number}/events`);
  source.onmessage = (event) => { log.append(JSON.parse(event.data).line + "\n"); log.scrollTop = log.scrollHeight; };
  source.addEventListener("made", (event) => made(JSON.parse(event.data)));
  source.addEventListener("ended", (event) => { source.close(); ended(JSON.parse(event.data)); });
  source.onerror = () => { source.close(); ended({ code: null, state: GONE }); };
};
