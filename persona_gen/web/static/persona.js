// A persona: evidence beside a sentence, editing, the judge.
import { $, $$, make, say, ask, answered, safely, soon, press, anew } from "/static/common.js";

const two = $(".two");
const base = "/persona/" + encodeURIComponent(two.dataset.persona);
const panel = $("#evidence");
const at = (path) => `.claim[data-path="${CSS.escape(path)}"] .sentence`;

// Evidence: it follows the keyboard from sentence to sentence; Enter goes into it, Escape comes back.
const show = safely(async (link) => {
  const path = link.closest(".claim").dataset.path;
  if (!link.matches("[aria-current]")) {
    const answer = await answered(`${base}/evidence?at=${encodeURIComponent(path)}`, { headers: { accept: "application/json" } });
    panel.innerHTML = await answer.text(); // made and escaped by our own server
    panel.hidden = false;
    $$(".sentence[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "true");
    history.replaceState(null, "", `?at=${encodeURIComponent(path)}`);
    panel.scrollTop = 0;
  }
  return true;
});
const follow = soon((link) => { if (link === document.activeElement) show(link); }, 150);
two.addEventListener("focusin", (event) => { if (event.target.matches(".sentence:focus-visible")) follow(event.target); });
if (document.activeElement.matches(".sentence")) follow(document.activeElement);
two.addEventListener("click", async (event) => {
  const link = event.target.closest(".sentence");
  if (link && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    if (await show(link) && event.detail === 0) panel.focus(); // not a mouse
  }
  const edit = event.target.closest("[data-edit]");
  if (edit) open(edit.closest(".claim"));
  const add = event.target.closest("[data-add]");
  if (add) {
    const row = make("li", { className: "claim" });
    Object.assign(row.dataset, { path: add.dataset.add, text: "", cites: "" });
    $(".claims", add.closest("section")).append(row);
    open(row, add);
  }
});
panel.addEventListener("click", (event) => {
  if (!event.target.matches("[data-close]")) return;
  panel.hidden = true; // a narrow window has it over the card
  const link = $(".sentence[aria-current]");
  link?.removeAttribute("aria-current");
  ($("[data-edit]", link?.closest(".claim")) ?? $("main")).focus(); // the sentence itself would open it again
});
if (!sessionStorage.getItem("persona-gen")) $(".sentence[aria-current]")?.scrollIntoView({ block: "center" });
panel.addEventListener("keydown", (event) => { if (event.key === "Escape") $(".sentence[aria-current]")?.focus(); });

// Editing: one sentence at a time; what was typed is not lost by Escape, another editor or a slip of the hand.
const DRAFT = "persona-gen draft " + base; // nor by a reload, or a browser that starts again
const draft = () => JSON.parse(sessionStorage.getItem(DRAFT) ?? "null");
let changed = () => false;
window.addEventListener("beforeunload", (event) => { if (changed()) event.preventDefault(); });
const open = (row, opener = $("[data-edit]", row)) => {
  const other = $(".editor textarea");
  if (other && changed()) { other.focus(); say("save this sentence, or leave it, first", true); return; }
  if (other) $(".editor .leave").click();
  if (!row.isConnected) $(".claims", opener.closest("section")).append(row);
  const begun = draft()?.path === row.dataset.path ? draft() : null;
  let cites = begun?.cites ?? row.dataset.cites.split(" ").filter(Boolean), first, asked = 0;
  const area = make("textarea", { rows: 3, value: begun?.text ?? row.dataset.text, maxLength: 2000 });
  const keepDraft = () => sessionStorage.setItem(DRAFT, JSON.stringify({ path: row.dataset.path, text: area.value, cites }));
  area.setAttribute("aria-label", "The sentence");
  const verdict = make("p", { className: "quiet" }), reasons = make("div"), proposals = make("ul");
  const heard = make("div", {}, verdict, reasons);
  heard.setAttribute("role", "status");
  proposals.setAttribute("aria-label", "What it cites, and might cite");
  const button = (words, work, className = "") => { const made = make("button", { type: "button", className }, words); press(made, work); return made; };
  const box = make("div", { className: "editor" }, area, heard, proposals, make("div", { className: "row" },
    button("Save", () => keep(), "primary"), button("Leave it", () => { sessionStorage.removeItem(DRAFT); close(); }, "leave"),
    ...(row.dataset.text ? [button("Take it out", () => keep(true))] : [])));
  row.append(box);
  changed = () => area.value !== row.dataset.text || cites.join(" ") !== row.dataset.cites;
  const close = () => { changed = () => false; box.remove(); if (!row.dataset.text) row.remove(); opener.focus(); };
  const keep = async (remove = false) => {
    await ask("POST", `${base}/save`, { path: row.dataset.path, text: area.value, cites, remove, version: two.dataset.version });
    changed = () => false;
    sessionStorage.removeItem(DRAFT);
    anew(remove ? "taken out" : "saved", remove ? `[data-field="${row.dataset.path.split("[")[0]}"] .sentence` : at(row.dataset.path));
  };
  const waiting = () => { // never the verdict of other words; nothing to be read aloud at each key
    verdict.className = "quiet";
    verdict.replaceChildren(make("span", { ariaHidden: "true" }, area.value.trim() ? "checking …" : ""));
    reasons.replaceChildren();
    first = undefined;
  };
  const check = async () => {
    const turn = ++asked;
    waiting();
    if (!area.value.trim()) return;
    let told;
    try {
      told = await ask("POST", `${base}/recheck`, { path: row.dataset.path, text: area.value, cites });
    } catch (error) {
      if (turn === asked) verdict.textContent = error.message;
      return;
    }
    if (turn !== asked) return;
    verdict.className = "sign " + told.verdict;
    verdict.textContent = told.basis || told.verdict;
    first = told.findings.find((f) => f.replaces);
    reasons.replaceChildren(...told.findings.map((f) => make("p", { className: "objection " + told.verdict }, f.reason + " ",
      ...(f.suggestion ? [f.replaces
        ? make("button", { type: "button", title: "Alt+Enter", onclick: () => take(f) }, "Use: " + f.suggestion)
        : "Suggestion: " + f.suggestion] : []))));
    const ticked = proposals.contains(document.activeElement) && document.activeElement.value;
    proposals.replaceChildren(...[...told.evidence, ...told.proposed]
      .filter((e, i, all) => all.findIndex((other) => other.id === e.id) === i)
      .map((e) => {
        const tick = make("input", { type: "checkbox", value: e.id, checked: cites.includes(e.id), onchange: () => {
          cites = tick.checked ? [...cites, e.id] : cites.filter((id) => id !== e.id); keepDraft(); check(); } });
        return make("li", {}, make("label", {}, tick, " ", make("span", { dir: "auto" }, e.kind === "quote" ? `${e.speaker}: “${e.text}”` : e.text)));
      }));
    if (ticked) ($$("input", proposals).find((tick) => tick.value === ticked) ?? area).focus();
  };
  const take = (f) => {
    const letters = [...area.value];
    area.value = [...letters.slice(0, f.span[0]), f.suggestion, ...letters.slice(f.span[1])].join("");
    area.focus();
    keepDraft();
    check();
  };
  const later = soon(check, 90);
  area.addEventListener("input", () => { asked++; keepDraft(); waiting(); later(); });
  area.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "Enter" && first) { event.preventDefault(); take(first); }
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") { event.preventDefault(); $(".primary", box).click(); }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(); // what was typed is there again when the sentence is
  });
  area.focus();
  check();
};

if (draft()) {
  const left = $(`.claim[data-path="${CSS.escape(draft().path)}"]`);
  if (left && $("[data-edit]", left)) open(left); else $(`[data-add="${CSS.escape(draft().path)}"]`)?.click();
  if ($(".editor")) say("what you had typed is here again");
}

const judge = async (paths) => {
  say("a model is asked …", true);
  const { verdicts } = await ask("POST", `${base}/judge`, { paths });
  const one = paths.length && verdicts[paths[0]];
  anew(one ? `judged: ${one}` : "judged", one ? at(paths[0]) : "[data-judge]");
};
press($("[data-judge]"), () => judge([]));
panel.addEventListener("click", safely(async (event) => {
  if (event.target.matches("[data-judge-one]")) await judge([event.target.dataset.judgeOne]);
}));
