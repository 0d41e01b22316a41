// What every page's script uses. Everything that comes from data goes in as text.
export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
export const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
export const say = (message) => {
  $("#say").textContent = message;
  if (message) setTimeout(() => { if ($("#say").textContent === message) $("#say").textContent = ""; }, 6000);
};
export const ask = async (method, address, body) => {
  const answer = await fetch(address, { method, headers: { accept: "application/json", "content-type": "application/json" }, body: body && JSON.stringify(body) });
  const value = await answer.json().catch(() => ({ error: "the page's server has gone; start persona-gen open again" }));
  if (!answer.ok) throw new Error(value.error || "that did not work");
  return value;
};
export const safely = (work) => async (...given) => { try { return await work(...given); } catch (error) { say(error.message); } };
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
  source.onerror = () => source.close();
};
