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

// What was chosen stays in the folder: another file brought, another page looked at, or another day costs nothing.
const before = JSON.parse($("#data").dataset.chosen);
const chosen = Object.fromEntries(["kinds", "roles", "people", "files"].map((what) => [what, new Map(before[what])]));
let about = before.about ?? { tables: [], interviews: [] };
const remember = (wanted) => { // what was said of a table's columns says nothing of another table
  const now = { tables: wanted.tables ?? [], interviews: wanted.interviews ?? [] };
  for (const [files, choices] of [["tables", ["kinds", "roles"]], ["interviews", ["people"]]])
    if (!about[files].every((file) => now[files].includes(file))) choices.forEach((what) => chosen[what].clear());
  about = now;
};
const kept = () => ({ about, locale: $("[name=locale]").value, ...Object.fromEntries(Object.entries(chosen).map(([what, map]) => [what, [...map]])) });
const form = () => {
  const wanted = { kind: [], by: [], quotes_column: [], consent_column: [], include: [], interviewer: [], homes: {}, locale: [$("[name=locale]").value].filter(Boolean) };
  for (const role of $$("[data-file]")) if (role.value) (wanted[role.value] ||= []).push(role.dataset.file);
  remember(wanted);
  for (const [column, kind] of chosen.kinds) if (kind) wanted.kind.push(`${column}=${kind}`);
  for (const [column, role] of chosen.roles) if (role) wanted[role].push(column);
  for (const [label, home] of chosen.people) {
    if (home === "asks") wanted.interviewer.push(label); else if (home) wanted.homes[label] = home.slice(1);
  }
  return { ...wanted, chosen: kept() };
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
const plainly = (reason) => reason.replace(/ ?\(--(?:"[^"]*"|[^()"])*\)/g, "").replace(/as --[a-z-]+ says/g, "as you chose"); // flags are for the terminal
const CALLED = { "--by": "makes the segments", "--kind": "Taken as", "--quotes-column": "answers in own words", "--consent-column": "says who may be quoted", "--include": "use it though sensitive",
  "--map": "who is in which segment", "--interviewer": "asks the questions", "--locale": "Where the people live", "--quotes": "interviews or quotes" };
const onPage = (message) => message.replace(/^persona-gen: /, "").replace(/(--[a-z-]+)( [A-Z]{3,}(?![a-z]))?/g, (whole, flag) => CALLED[flag] ? `“${CALLED[flag]}”` : whole);
const columns = (a, kinds) => table(`${a.columns.length} columns of ${a.rows.read.toLocaleString()} rows`, ["Column", "Taken as", "Use", "Why"], a.columns.map((c) => [
  c.attribute === c.column ? c.column : make("span", {}, c.column, make("br"), make("span", { className: "quiet" }, c.attribute)),
  select(`What ${c.column} is`, [["", c.kind], ...kinds.map((kind) => [kind, kind])], chosen.kinds.get(c.column) || "", (kind) => chosen.kinds.set(c.column, kind)),
  select(`What ${c.column} is for`, [["", c.fate], ["by", "makes the segments"], ["quotes_column", "answers in own words"], ["consent_column", "says who may be quoted"], ["include", "use it though sensitive"]],
    chosen.roles.get(c.column) || "", (role) => chosen.roles.set(c.column, role)),
  [c.reason, ...c.notes].filter(Boolean).map(plainly).join("; "),
]));
const many = (n, what) => `${n.toLocaleString()} ${what}${n === 1 ? "" : "s"}`;
const alone = (a) => !a.columns.length && !a.cells; // interviews, and no table
const segments = (a) => alone(a) ? table(many(a.segments.length, "segment"), ["Segment", "Quotes"], a.segments.map((s) => [s.name, s.quotes.toLocaleString()]))
  : table(many(a.segments.length, "segment"), ["Segment", "People", "Figures", "Left out: too few people"], a.segments.map((s) => [s.name, (s.size ?? "").toLocaleString(), s.statistics, s.suppressed]));
const home = (s) => { // where there is no table, segments are named here
  const own = chosen.people.get(s.label) ?? "";
  if (own === "asks" || (s.asks && !own)) return "";
  const divided = [...chosen.people.values()].some((other) => other.startsWith("="));
  const field = make("input", { value: own.startsWith("=") ? own.slice(1) : s.segments[0] ?? "", placeholder: divided ? "none: left out" : "one of all who speak", maxLength: 100, onchange: () => { const name = field.value.trim(); chosen.people.set(s.label, name && "=" + name); look(); } });
  field.setAttribute("list", "segment-names");
  field.setAttribute("aria-label", `The segment of ${s.label}`);
  return field;
};
const people = (speakers, a) => {
  const is = (s, homes) => select(`Who ${s.label} is`, homes, chosen.people.get(s.label) || "", (home) => chosen.people.set(s.label, home));
  if (!alone(a)) return table(`${speakers.length} who speak`, ["Label", "Is"], speakers.map((s) => [s.label, is(s, [
    ["", s.asks ? "asks the questions (a guess)" : s.segments.length > 1 ? `by file: ${s.segments.join(", ")}` : s.segments.length ? `of ${s.segments[0]}` : "of no segment yet"], ["asks", "asks the questions"],
    ...a.segments.map((segment) => ["=" + segment.name, "of " + segment.name])])]));
  $("#segment-names").replaceChildren(...a.segments.map((s) => make("option", { value: s.name })));
  return table(`${speakers.length} who speak`, ["Label", "Is", "Segment"], speakers.map((s) => {
    const own = chosen.people.get(s.label) ?? "";
    return [s.label, is(s, [[own.startsWith("=") ? own : "", s.asks ? "asks the questions (a guess)" : "answers"], ["asks", "asks the questions"]]), home(s)];
  }));
};
const listed = (counts) => Object.entries(counts).filter(([, n]) => n).map(([what, n]) => `${n.toLocaleString()} ${what}`).join("; ");
const quotes = (q) => q.read ? [make("p", { className: "quiet" }, `${q.read.toLocaleString()} answers and remarks read: `
  + `${listed({ "quotes with a segment": q.assigned, "of people in no segment, left out": q.unassigned, "in segments that are too small": q.in_small_segments, "of the interviewer": q.interviewer,
    ...Object.fromEntries(Object.entries(q.dropped).map(([why, n]) => [`left out (${why.replace(/[ ,.:]+$/, "")})`, n])) })}. `
  + (listed(q.redacted) ? `Taken out of them: ${listed(q.redacted)}.` : "Nothing was taken out of them."))] : [];
const offers = (words, columns, role) => columns.length ? [make("p", { className: "row" }, words, ...columns.map((column) => make("button",
  { type: "button", ariaLabel: `What ${column} is for`, onclick: () => { chosen.roles.set(column, role); look(); } }, column)))] : [];
let turn = 0, unmade = "";
const look = soon(safely(async () => {
  const wanted = form(), mine = ++turn;
  $("#built").replaceChildren(); // what was said of other choices
  log.hidden = true;
  if (!wanted.tables && !wanted.interviews) { account.replaceChildren(); return; }
  $("#heard").textContent = "looking …";
  try {
    const { account: a, speakers, kinds, refused } = await ask("POST", "/data/look", wanted);
    if (mine !== turn) return;
    const auto = $("[name=locale] option");
    auto.textContent = a.locale_reason ? `as the data show: ${a.locale}` : "as the data show";
    unmade = a.columns.length && !wanted.by.length ? "Choose what makes the segments, first." : "";
    const focused = account.contains(document.activeElement) && document.activeElement.getAttribute("aria-label");
    account.replaceChildren(...(refused ? [make("p", { className: "objection", dir: "auto" }, onPage(refused))] : []),
      ...offers("Make segments by", wanted.by.length ? [] : a.could_make_segments, "by"),
      ...offers("Quote the answers to", wanted.quotes_column.length ? [] : a.could_give_quotes, "quotes_column"),
      ...offers("Who may be quoted is said by", wanted.quotes_column.length ? a.could_give_consent : [], "consent_column"),
      ...(a.columns.length ? [columns(a, kinds)] : []),
      ...(a.segments.length ? [segments(a)] : []), ...(speakers.length ? [people(speakers, a)] : []), ...quotes(a.quotes));
    if (focused) $$("select, input", account).find((s) => s.getAttribute("aria-label") === focused)?.focus();
    $("#heard").textContent = [a.columns.length && `${a.columns.length} columns of ${a.rows.read.toLocaleString()} rows`, a.segments.length && many(a.segments.length, "segment"),
      a.quotes.read && many(a.quotes.assigned, "quote")].filter(Boolean).join(", ");
  } catch (error) {
    if (mine === turn) $("#heard").replaceChildren(make("span", { className: "objection", dir: "auto" }, onPage(error.message)));
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
  if (unmade) { say(unmade, true); ($("#account .row button") ?? $("#account select"))?.focus(); return; }
  const { job } = await ask("POST", "/data/build", form());
  $("#built").textContent = "Under way …";
  await new Promise((done) => follow(job, log, () => {}, ({ code, state }) => {
    const last = log.textContent.trim().split("\n").at(-1);
    $("#built").replaceChildren(make("p", code ? { className: "objection", dir: "auto" } : {}, code === 2 ? onPage(last) : state), ...(code === 0 ? [make("a", { className: "button primary", href: "/" }, "Write a persona of them")] : []));
    done();
  }));
});
if ($("[data-file]")) look();
