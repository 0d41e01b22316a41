// Files brought, what would be read of them, and what was guessed put right by choosing; figures follow each choice.
import { $, $$, make, say, ask, answered, safely, soon, follow, press, anew } from "/static/common.js";

const drop = $("#drop"), log = $("#log"), account = $("#account");
const bring = safely(async (files) => {
  const refused = [];
  for (const file of files) {
    say(`bringing ${file.name} …`, true);
    await answered("/data/files/" + encodeURIComponent(file.name), { method: "PUT", body: file, headers: { accept: "application/json" } })
      .catch((error) => refused.push(error.message));
  }
  if (!refused.length) { anew(files.length === 1 ? `${files[0].name} is here` : `${files.length} files are here`, "[data-file]"); return; }
  $("#refused").replaceChildren(...refused.map((line) => make("p", { className: "objection", dir: "auto" }, line)),
    ...(refused.length < files.length ? [make("p", {}, make("a", { href: "/data" }, "Go on with the others"))] : []));
  say("");
});
$("#files").addEventListener("change", (event) => bring(event.target.files));
for (const name of ["dragover", "dragleave", "drop"]) drop.addEventListener(name, (event) => {
  event.preventDefault();
  drop.classList.toggle("over", name === "dragover");
  if (name === "drop") bring(event.dataTransfer.files);
});

const chosen = { kinds: new Map(), roles: new Map(), people: new Map() };
const form = () => {
  const wanted = { kind: [], by: [], quotes_column: [], consent_column: [], include: [], interviewer: [], homes: {}, locale: $("[name=locale]").value };
  for (const role of $$("[data-file]")) if (role.value) (wanted[role.value] ||= []).push(role.dataset.file);
  for (const [column, kind] of chosen.kinds) if (kind) wanted.kind.push(`${column}=${kind}`);
  for (const [column, role] of chosen.roles) if (role) wanted[role].push(column);
  for (const [label, home] of chosen.people) {
    if (home === "asks") wanted.interviewer.push(label); else if (home) wanted.homes[label] = home.slice(1);
  }
  return wanted;
};
const select = (label, options, value, change) => {
  const made = make("select", { onchange: () => { change(made.value); look(); } }, ...options.map(([key, words]) => make("option", { value: key, selected: key === value }, words)));
  made.setAttribute("aria-label", label);
  return made;
};
const table = (caption, heads, rows) => {
  const box = make("div", { className: "scroll", tabIndex: 0, role: "group" }, make("table", { className: "plain" },
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...rows.map((cells) => make("tr", {}, ...cells.map((cell) => make("td", { dir: "auto" }, cell)))))));
  box.setAttribute("aria-label", caption);
  return box;
};
const plainly = (reason) => reason.replace(/ ?\(--[^)]*\)/g, "").replace(/as --[a-z-]+ says/g, "as you chose"); // flags are for the terminal
const columns = (a, kinds) => table(`${a.columns.length} columns of ${a.rows.read.toLocaleString()} rows`, ["Column", "Taken as", "Use", "Why"], a.columns.map((c) => [
  c.column,
  select(`What ${c.column} is`, [["", c.kind], ...kinds.map((kind) => [kind, kind])], chosen.kinds.get(c.column) || "", (kind) => chosen.kinds.set(c.column, kind)),
  select(`What ${c.column} is for`, [["", c.fate], ["by", "makes the segments"], ["quotes_column", "answers in own words"], ["consent_column", "says who may be quoted"], ["include", "use it though sensitive"]],
    chosen.roles.get(c.column) || "", (role) => chosen.roles.set(c.column, role)),
  [c.reason, ...c.notes].filter(Boolean).map(plainly).join("; "),
]));
const segments = (a) => table(`${a.segments.length} segments`, ["Segment", "People", "Figures", "Not told, too few"], a.segments.map((s) => [s.name, (s.size ?? "").toLocaleString(), s.statistics, s.suppressed]));
const people = (speakers, a) => table(`${speakers.length} who speak`, ["Label", "Is"], speakers.map((s) => [s.label, select(`Who ${s.label} is`, [
  ["", s.asks ? "asks the questions (a guess)" : s.segment ? `of ${s.segment}` : "of no segment yet"], ["asks", "asks the questions"],
  ...a.segments.map((segment) => ["=" + segment.name, "of " + segment.name])], chosen.people.get(s.label) || "", (home) => chosen.people.set(s.label, home))]));
const quotes = (q) => q.read ? [make("p", { className: "quiet" }, `Quotes: ${q.read} read, ${q.assigned} with a segment, ${q.unassigned} without, ${q.interviewer} of the interviewer; `
  + `taken out: ${Object.entries(q.redacted).map(([what, n]) => `${n} ${what}`).join(", ") || "nothing"}.`)] : [];
let turn = 0;
const look = soon(safely(async () => {
  const wanted = form(), mine = ++turn;
  if (!wanted.tables && !wanted.interviews) { account.replaceChildren(); return; }
  $("#heard").textContent = "looking …";
  try {
    const { account: a, speakers, kinds } = await ask("POST", "/data/look", wanted);
    if (mine !== turn) return;
    const auto = $("[name=locale] option");
    if (a.locale) auto.textContent = `as the table shows: ${a.locale}`;
    const proposals = a.could_make_segments.filter((column) => !wanted.by.length && column);
    const focused = account.contains(document.activeElement) && document.activeElement.getAttribute("aria-label");
    account.replaceChildren(...(a.columns.length ? [columns(a, kinds)] : []),
      ...(proposals.length ? [make("p", {}, "Segments could be made by ", ...proposals.map((column) => make("button", { type: "button", ariaLabel: `What ${column} is for`, onclick: () => { chosen.roles.set(column, "by"); look(); } }, column)))] : []),
      ...(a.segments.length ? [segments(a)] : []), ...(speakers.length ? [people(speakers, a)] : []), ...quotes(a.quotes));
    if (focused) $$("select", account).find((s) => s.getAttribute("aria-label") === focused)?.focus();
    $("#heard").textContent = [a.columns.length && `${a.columns.length} columns of ${a.rows.read.toLocaleString()} rows`, wanted.by.length && `${a.segments.length} segments`,
      a.quotes.read && `${a.quotes.read.toLocaleString()} quotes`].filter(Boolean).join(", ");
  } catch (error) {
    if (mine === turn) $("#heard").replaceChildren(make("span", { className: "objection" }, error.message));
  }
}), 150);
$$("[data-file], [name=locale]").forEach((box) => box.addEventListener("change", look));
press($("[data-build]"), async () => {
  const { job } = await ask("POST", "/data/build", form());
  $("#built").textContent = "Under way …";
  await new Promise((done) => follow(job, log, () => {}, ({ code, state }) => {
    $("#built").replaceChildren(make("p", {}, state), ...(code === 0 ? [make("a", { className: "button primary", href: "/" }, "Write a persona of them")] : []));
    done();
  }));
});
if ($("[data-file]")) look();
