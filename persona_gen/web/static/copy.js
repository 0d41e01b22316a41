// Copy held against the data while it is typed; questions, and what the data do not say.
import { $, $$, make, say, ask, safely, soon, press, piece } from "/static/common.js";

const copy = $("#copy"), text = $("#copy-text"), found = $("#found");
const chosen = () => $$("[name=persona]:checked", copy).map((box) => box.value);
const keeper = (segment, question) => {
  const button = make("button", { type: "button", className: "add" }, "Keep for the next study");
  press(button, async () => {
    await ask("POST", "/questions/keep", { segment, question });
    button.textContent = "Kept";
    say("kept for the next study");
  });
  return button;
};
const silence = (told, what) => `Nothing in the data ${told.by === "meaning" ? "is near" : "shares words with"} ${what}${told.nearest.length ? "; the nearest is" : ""} `;
const phrase = (cell, p, copy) => p.evidence.length
  ? [make("p", { className: "quiet", dir: "auto" }, p.phrase === copy ? "In the data, near it:" : `In the data, near “${p.phrase}”:`), ...p.evidence.map(piece)]
  : [make("p", { className: "quiet", dir: "auto" }, silence(p, `“${p.phrase}”`), keeper(cell.segment, p.phrase)), ...p.nearest.map(piece)];
let turn = 0;
const look = safely(async () => {
  const mine = ++turn;
  if (!text.value.trim()) { found.replaceChildren(); $("#heard").textContent = ""; return; }
  const { rows } = await ask("POST", "/copy/look", { copy: text.value, personas: chosen() });
  if (mine !== turn) return;
  found.replaceChildren(...rows.map((row) => make("section", { className: "wording" }, make("h2", { dir: "auto" }, row.copy),
    ...row.cells.map((cell) => make("div", { className: "reader" }, make("h3", { dir: "auto" }, cell.names.join(", ")),
      make("div", {}, ...cell.phrases.flatMap((p) => phrase(cell, p, row.copy))))))));
  const phrases = rows.flatMap((row) => row.cells.flatMap((cell) => cell.phrases));
  $("#heard").textContent = phrases.length ? `The data have something near ${phrases.filter((p) => p.evidence.length).length} of ${phrases.length} phrase${phrases.length === 1 ? "" : "s"}.`
    : "There is no persona to hold it against.";
});
const KEPT = "persona-gen copy"; // what was typed is there when one comes back from the review
text.value ||= sessionStorage.getItem(KEPT) ?? "";
text.addEventListener("input", () => sessionStorage.setItem(KEPT, text.value));
if (text.value) look();
text.addEventListener("input", soon(look, 200));
copy.addEventListener("change", look);
press($("[data-review]"), async () => {
  location.href = "/jobs/" + (await ask("POST", "/copy/review", { copy: text.value, personas: chosen() })).job;
});
$("#ask").addEventListener("submit", safely(async (event) => {
  event.preventDefault();
  const form = new FormData(event.target), segment = form.get("segment"), question = form.get("q");
  if (!question.trim()) return;
  const told = await ask("GET", "/ask?" + new URLSearchParams(form)), { evidence } = told;
  if (!evidence.length) await ask("POST", "/questions/keep", { segment, question });
  $("#answer").replaceChildren(...(evidence.length ? [...evidence.map(piece), keeper(segment, question)]
    : [make("p", {}, silence(told, "this"), "– it is kept for the ", make("a", { href: "/questions" }, "next study"), "."), ...told.nearest.map(piece)]));
  say(evidence.length ? `${evidence.length} pieces of evidence near it` : "kept for the next study");
}));
