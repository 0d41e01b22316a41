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

// What was chosen stays while the window is open: another file brought, or another page looked at, costs nothing.
const KEPT = "persona-gen data";
const before = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
const chosen = Object.fromEntries(["kinds", "roles", "people", "files"].map((what) => [what, new Map(before[what])]));
const remember = () => sessionStorage.setItem(KEPT, JSON.stringify({ locale: $("[name=locale]").value, ...Object.fromEntries(Object.entries(chosen).map(([what, map]) => [what, [...map]])) }));
const form = () => {
  const wanted = { kind: [], by: [], quotes_column: [], consent_column: [], include: [], interviewer: [], homes: {}, locale: [$("[name=locale]").value].filter(Boolean) };
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
  const box = make("div", { className: "scroll", tabIndex: 0, role: "group" }, make("table", { className: "plain stacked" },
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...rows.map((cells) => make("tr", {}, ...cells.map((cell, i) => {
      const made = make(i ? "td" : "th", { dir: "auto" }, cell);
      if (i) made.dataset.label = heads[i]; else made.scope = "row";
      return made;
    }))))));
  box.setAttribute("aria-label", caption);
  return box;
};
const plainly = (reason) => reason.replace(/ ?\(--[^)]*\)/g, "").replace(/as --[a-z-]+ says/g, "as you chose"); // flags are for the terminal
const columns = (a, kinds) => table(`${a.columns.length} columns of ${a.rows.read.toLocaleString()} rows`, ["Column", "Taken as", "Use", "Why"], a.columns.map((c) => [
  c.attribute === c.column ? c.column : make("span", {}, c.column, make("br"), make("span", { className: "quiet" }, c.attribute)),
  select(`What ${c.column} is`, [["", c.kind], ...kinds.map((kind) => [kind, kind])], chosen.kinds.get(c.column) || "", (kind) => chosen.kinds.set(c.column, kind)),
  select(`What ${c.column} is for`, [["", c.fate], ["by", "makes the segments"], ["quotes_column", "answers in own words"], ["consent_column", "says who may be quoted"], ["include", "use it though sensitive"]],
    chosen.roles.get(c.column) || "", (role) => chosen.roles.set(c.column, role)),
  [c.reason, ...c.notes].filter(Boolean).map(plainly).join("; "),
]));
const segments = (a) => table(`${a.segments.length} segments`, ["Segment", "People", "Figures", "Left out: too few people"], a.segments.map((s) => [s.name, (s.size ?? "").toLocaleString(), s.statistics, s.suppressed]));
const people = (speakers, a) => table(`${speakers.length} who speak`, ["Label", "Is"], speakers.map((s) => [s.label, select(`Who ${s.label} is`, [
  ["", s.asks ? "asks the questions (a guess)" : s.segments.length > 1 ? `by file: ${s.segments.join(", ")}` : s.segments.length ? `of ${s.segments[0]}` : "of no segment yet"], ["asks", "asks the questions"],
  ...a.segments.map((segment) => ["=" + segment.name, "of " + segment.name])], chosen.people.get(s.label) || "", (home) => chosen.people.set(s.label, home))]));
const listed = (counts) => Object.entries(counts).filter(([, n]) => n).map(([what, n]) => `${n.toLocaleString()} ${what}`).join(", ");
const quotes = (q) => q.read ? [make("p", { className: "quiet" }, `${q.read.toLocaleString()} utterances read: `
  + `${listed({ "quotes with a segment": q.assigned, "without one": q.unassigned, "in segments that are too small": q.in_small_segments, "of the interviewer": q.interviewer, ...q.dropped })}. `
  + (listed(q.redacted) ? `Taken out of them: ${listed(q.redacted)}.` : "Nothing was taken out of them."))] : [];
const offers = (words, columns, role) => columns.length ? [make("p", { className: "row" }, words, ...columns.map((column) => make("button",
  { type: "button", ariaLabel: `What ${column} is for`, onclick: () => { chosen.roles.set(column, role); look(); } }, column)))] : [];
let turn = 0;
const look = soon(safely(async () => {
  const wanted = form(), mine = ++turn;
  remember();
  if (!wanted.tables && !wanted.interviews) { account.replaceChildren(); return; }
  $("#heard").textContent = "looking …";
  try {
    const { account: a, speakers, kinds } = await ask("POST", "/data/look", wanted);
    if (mine !== turn) return;
    const auto = $("[name=locale] option");
    if (a.locale) auto.textContent = `as the table shows: ${a.locale}`;
    const focused = account.contains(document.activeElement) && document.activeElement.getAttribute("aria-label");
    account.replaceChildren(...(a.columns.length ? [columns(a, kinds)] : []),
      ...offers("Segments could be made by", wanted.by.length ? [] : a.could_make_segments, "by"),
      ...offers("Quotes could be made of", wanted.quotes_column.length ? [] : a.could_give_quotes, "quotes_column"),
      ...(a.segments.length ? [segments(a)] : []), ...(speakers.length ? [people(speakers, a)] : []), ...quotes(a.quotes));
    if (focused) $$("select", account).find((s) => s.getAttribute("aria-label") === focused)?.focus();
    $("#heard").textContent = [a.columns.length && `${a.columns.length} columns of ${a.rows.read.toLocaleString()} rows`, wanted.by.length && `${a.segments.length} segments`,
      a.quotes.read && `${a.quotes.read.toLocaleString()} quotes`].filter(Boolean).join(", ");
  } catch (error) {
    if (mine === turn) $("#heard").replaceChildren(make("span", { className: "objection" }, error.message));
  }
}), 150);
$$("[data-file]").forEach((box) => {
  box.value = chosen.files.get(box.dataset.file) ?? box.value;
  box.addEventListener("change", () => { chosen.files.set(box.dataset.file, box.value); look(); });
});
$("[name=locale]")?.addEventListener("change", look);
if (before.locale && $("[name=locale]")) $("[name=locale]").value = before.locale;
$$("[data-remove]").forEach((button) => press(button, async () => {
  await ask("DELETE", "/data/files/" + encodeURIComponent(button.dataset.remove));
  anew(`${button.dataset.remove} is removed`, "[data-file]");
}));
press($("[data-build]"), async () => {
  const { job } = await ask("POST", "/data/build", form());
  $("#built").textContent = "Under way …";
  await new Promise((done) => follow(job, log, () => {}, ({ code, state }) => {
    $("#built").replaceChildren(make("p", {}, state), ...(code === 0 ? [make("a", { className: "button primary", href: "/" }, "Write a persona of them")] : []));
    done();
  }));
});
if ($("[data-file]")) look();
