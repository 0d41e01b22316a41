// The page works without this script but for editing, copy and data; everything that comes from data goes in as text.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const say = (message) => { $("#say").textContent = message; if (message) setTimeout(() => { if ($("#say").textContent === message) $("#say").textContent = ""; }, 6000); };
  const ask = async (method, address, body) => {
    const answer = await fetch(address, { method, headers: { accept: "application/json", "content-type": "application/json" }, body: body && JSON.stringify(body) });
    const value = await answer.json().catch(() => ({ error: "the page's server has gone; start persona-gen open again" }));
    if (!answer.ok) throw new Error(value.error || "that did not work");
    return value;
  };
  const safely = (work) => async (...given) => { try { return await work(...given); } catch (error) { say(error.message); } };
  const soon = (work, wait) => { let timer; return (...given) => { clearTimeout(timer); timer = setTimeout(() => work(...given), wait); }; };
  const piece = (e) => make("div", { className: "piece" },
    e.kind === "quote" ? make("blockquote", { dir: "auto" }, "“" + e.text + "”") : make("p", { dir: "auto" }, e.text),
    make("p", { className: "quiet" }, [e.speaker, e.id].filter(Boolean).join(" · ")));

  // --- a persona: evidence beside a sentence, editing ---
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
      if (matchMedia("(max-width: 800px)").matches) panel.scrollIntoView({ block: "nearest" });
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
        make("button", { type: "button", onclick: safely(() => keep()) }, "Save"),
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
  }

  $("[data-undo]")?.addEventListener("click", safely(async () => {
    const { undone } = await ask("POST", "/undo", {});
    if (undone.length) location.reload(); else say("there is nothing to take back");
  }));
  $("[data-withdraw]")?.addEventListener("click", safely(async (event) => {
    const { changed } = await ask("POST", event.target.dataset.withdraw, {});
    say(`taken out of ${changed.join(", ")}`);
    setTimeout(() => location.reload(), 1500);
  }));

  // --- commands that take their time ---
  const follow = (number, log, ended) => {
    log.hidden = false;
    log.textContent = "";
    const source = new EventSource(`/jobs/${number}/events`);
    source.onmessage = (event) => { log.append(JSON.parse(event.data).line + "\n"); log.scrollTop = log.scrollHeight; };
    source.addEventListener("ended", (event) => { source.close(); ended(JSON.parse(event.data).code); });
    source.onerror = () => source.close();
  };
  $$("[data-start]").forEach((button) => button.addEventListener("click", safely(async () => {
    button.disabled = true;
    location.href = "/jobs/" + (await ask("POST", "/jobs", { what: "persona", segment: button.dataset.start })).job;
  })));
  const log = $("[data-job]");
  if (log) {
    follow(log.dataset.job, log, (code) => {
      $("#ended").replaceChildren(code === 0 ? "Done. " : `It ended with ${code}. `, make("a", { href: "/" }, "All personas"));
      $("[data-cancel]").disabled = true;
    });
    $("[data-cancel]").addEventListener("click", safely(() => ask("POST", `/jobs/${log.dataset.job}/cancel`, {})));
  }

  // --- copy ---
  const copy = $("#copy");
  if (copy) {
    const text = $("#copy-text"), found = $("#found");
    const chosen = () => $$("[name=persona]:checked", copy).map((box) => box.value);
    const silence = (told, what) => (told.by === "meaning" ? `The data have nothing near ${what}`
      : `No words of the data are those of ${what}`) + (told.nearest.length ? "; the nearest is" : ".");
    const look = safely(async () => {
      if (!text.value.trim()) { found.replaceChildren(); return; }
      const { rows } = await ask("POST", "/copy/look", { copy: text.value, personas: chosen() });
      found.replaceChildren(...rows.map((row) => make("section", { className: "wording" }, make("h3", { dir: "auto" }, row.copy),
        ...row.cells.map((cell) => make("div", { className: "reader" }, make("b", { dir: "auto" }, cell.name),
          make("div", {}, ...cell.phrases.flatMap((p) => p.evidence.length
            ? [make("p", { className: "quiet", dir: "auto" }, "“" + p.phrase + "” is near"), ...p.evidence.map(piece)]
            : [make("p", { className: "quiet", dir: "auto" }, silence(p, "“" + p.phrase + "”")), ...p.nearest.map(piece)])))))));
    });
    text.addEventListener("input", soon(look, 200));
    copy.addEventListener("change", look);
    $("[data-review]").addEventListener("click", safely(async () => {
      location.href = "/jobs/" + (await ask("POST", "/jobs", { what: "review", copy: text.value, personas: chosen() })).job;
    }));
    $("#ask").addEventListener("submit", safely(async (event) => {
      event.preventDefault();
      const form = new FormData(event.target);
      const told = await ask("GET", "/ask?" + new URLSearchParams(form));
      $("#answer").replaceChildren(...(told.evidence.length ? told.evidence.map(piece)
        : [make("p", {}, silence(told, "this")), ...told.nearest.map(piece)]));
    }));
  }

  // --- data in ---
  const drop = $("#drop");
  if (drop) {
    const bring = safely(async (files) => {
      for (const file of files) {
        say(`bringing ${file.name} …`);
        const answer = await fetch("/data/files/" + encodeURIComponent(file.name), { method: "PUT", body: file, headers: { accept: "application/json" } });
        if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error || "the file was not taken");
      }
      location.reload();
    });
    $("#files").addEventListener("change", (event) => bring(event.target.files));
    for (const name of ["dragover", "dragleave", "drop"]) drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", name === "dragover");
      if (name === "drop") bring(event.dataTransfer.files);
    });
    $$("[data-data]").forEach((button) => button.addEventListener("click", safely(async () => {
      const form = { kind: [] };
      for (const role of $$("[data-file]")) if (role.value) (form[role.value] ||= []).push(role.dataset.file);
      for (const name of ["by", "quotes_column", "locale"]) form[name] = $(`[name=${name}]`).value.trim();
      form.kind = $("[name=kind]").value.split("\n").map((line) => line.trim()).filter(Boolean);
      const { job } = await ask("POST", "/data/" + button.dataset.data, form);
      button.disabled = true;
      follow(job, $("#log"), (code) => { button.disabled = false; say(code === 0 ? "done" : `it ended with ${code}`); });
    })));
  }
})();
