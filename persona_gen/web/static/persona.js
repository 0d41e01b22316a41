// A persona: evidence beside a sentence, editing, the judge.
import { $, $$, make, say, ask, safely, soon } from "/static/common.js";

const two = $(".two");
if (two) {
  const base = "/persona/" + encodeURIComponent(two.dataset.persona);
  const panel = $("#evidence");
  const show = safely(async (link) => {
    const path = link.closest(".claim").dataset.path;
    const answer = await fetch(`${base}/evidence?at=${encodeURIComponent(path)}`);
    if (!answer.ok) throw new Error("the evidence could not be loaded; load the page again");
    panel.innerHTML = await answer.text(); // made and escaped by our own server
    $$(".sentence[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "true");
    history.replaceState(null, "", `?at=${encodeURIComponent(path)}`);
    panel.scrollTop = 0;
  });
  two.addEventListener("click", (event) => {
    const link = event.target.closest(".sentence");
    if (link && !event.metaKey && !event.ctrlKey) { event.preventDefault(); show(link); }
    const edit = event.target.closest("[data-edit]");
    if (edit) open(edit.closest(".claim"));
    const add = event.target.closest("[data-add]");
    if (add) {
      const row = make("li", { className: "claim" });
      Object.assign(row.dataset, { path: add.dataset.add, text: "", cites: "" });
      $(".claims", add.closest("section")).append(row);
      open(row);
    }
  });
  const open = (row) => {
    if ($(".editor", row)) return;
    let cites = row.dataset.cites.split(" ").filter(Boolean);
    const area = make("textarea", { rows: 3, value: row.dataset.text, maxLength: 2000 });
    area.setAttribute("aria-label", "The sentence");
    const verdict = make("p", { className: "quiet" }), reasons = make("div"), proposals = make("ul");
    verdict.setAttribute("role", "status");
    const box = make("div", { className: "editor" }, area, verdict, reasons, proposals, make("div", { className: "row" },
      make("button", { type: "button", className: "primary", onclick: safely(() => keep()) }, "Save"),
      make("button", { type: "button", onclick: () => close() }, "Leave it"),
      ...(row.dataset.text ? [make("button", { type: "button", onclick: safely(() => keep(true)) }, "Take it out")] : [])));
    row.append(box);
    area.focus();
    const close = () => { box.remove(); if (!row.dataset.text) row.remove(); else $("[data-edit]", row)?.focus(); };
    const keep = async (remove = false) => {
      await ask("POST", `${base}/save`, { path: row.dataset.path, text: area.value, cites, remove, version: two.dataset.version });
      location.reload();
    };
    let asked = 0;
    const check = async () => {
      const turn = ++asked;
      reasons.replaceChildren();
      verdict.className = "quiet";
      if (!area.value.trim()) { verdict.textContent = ""; return; }
      verdict.textContent = "checking …"; // never the verdict of other words
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
      reasons.replaceChildren(...told.findings.map((f) => make("p", { className: "objection " + told.verdict }, f.reason + " ",
        ...(f.suggestion ? [f.replaces
          ? make("button", { type: "button", title: "Alt+Enter", onclick: () => take(f) }, "Use: " + f.suggestion)
          : "Suggestion: " + f.suggestion] : []))));
      const first = told.findings.find((f) => f.replaces);
      area.onkeydown = (event) => {
        if (event.altKey && event.key === "Enter" && first) { event.preventDefault(); take(first); }
        if ((event.ctrlKey || event.metaKey) && event.key === "Enter") { event.preventDefault(); safely(keep)(); }
        if (event.key === "Escape") close();
      };
      proposals.replaceChildren(...[...told.evidence.map((e) => [e, true]), ...told.proposed.map((e) => [e, false])]
        .filter(([e], i, all) => all.findIndex(([other]) => other.id === e.id) === i)
        .map(([e]) => {
          const tick = make("input", { type: "checkbox", checked: cites.includes(e.id), onchange: () => {
            cites = tick.checked ? [...cites, e.id] : cites.filter((id) => id !== e.id); check(); } });
          return make("li", {}, make("label", {}, tick, " ", (e.kind === "quote" ? `${e.speaker}: “${e.text}”` : e.text)));
        }));
    };
    const take = (f) => {
      const letters = [...area.value];
      area.value = [...letters.slice(0, f.span[0]), f.suggestion, ...letters.slice(f.span[1])].join("");
      check();
    };
    const later = soon(check, 90);
    area.addEventListener("input", () => { asked++; verdict.className = "quiet"; verdict.textContent = "checking …"; reasons.replaceChildren(); later(); });
    check();
  };
  $("[data-judge]")?.addEventListener("click", safely((event) => judge(event.target, [])));
  panel.addEventListener("click", safely(async (event) => {
    if (event.target.matches("[data-judge-one]")) await judge(event.target, [event.target.dataset.judgeOne]);
  }));
  const judge = async (button, paths) => {
    button.disabled = true;
    say("asking the judge …");
    try {
      const { verdicts } = await ask("POST", `${base}/judge`, { paths });
      const one = paths.length && verdicts[paths[0]];
      say(one ? `the judge: ${one}` : "the judge has answered");
      setTimeout(() => location.reload(), 800);
    } finally { button.disabled = false; }
  };
}
