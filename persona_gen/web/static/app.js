// Buttons that several pages have; the page works without scripts but for editing, copy and data.
import { $, $$, make, say, ask, answered, safely, follow, press, anew } from "/static/common.js";

press($("[data-undo]"), async () => {
  const { undone } = await ask("POST", "/undo", {});
  if (undone.length) anew(`taken back: ${undone.join(", ")}`, "[data-undo]:enabled, .sentence[aria-current]"); else say("there is nothing to take back");
});
press($("[data-withdraw]"), async (button) => {
  const { withdraw: speaker, segment } = button.dataset;
  const { changed } = await ask("POST", "/voice/withdraw", { segment, speaker });
  anew(`taken out of ${changed.join(", ")}`, "[data-undo]");
});
$$("[data-drop]").forEach((button) => press(button, async () => {
  await ask("POST", "/questions/drop", { segment: button.dataset.segment, question: button.dataset.drop });
  anew("taken off", "[data-drop]");
}));
$$("[data-start]").forEach((button) => press(button, async () => {
  location.href = "/jobs/" + (await ask("POST", "/jobs", { what: button.dataset.start, segment: button.dataset.segment || "" })).job;
}));
$$("[data-example]").forEach((button) => press(button, async () => {
  anew((await ask("POST", "/example", { take_away: button.dataset.example === "away" })).told, ".shelf a, [data-example]");
}));
$$("details.menu").forEach((menu) => {
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape" && menu.open) { menu.open = false; $("summary", menu).focus(); } });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
});
const left = sessionStorage.getItem("persona-gen");
if (left) {
  sessionStorage.removeItem("persona-gen");
  const { message, focus } = JSON.parse(left);
  ($(focus) ?? $("main")).focus();
  setTimeout(() => { history.scrollRestoration = "auto"; say(message); }, 200); // a live region tells what changes after it is there
}
const later = $$("[data-later]");
if (later.length) safely(async () => { // what takes reading quotes comes after the page
  const address = new URL(location.href);
  address.searchParams.set("counted", "");
  const whole = new DOMParser().parseFromString(await (await answered(address)).text(), "text/html");
  for (const part of later) if (whole.getElementById(part.id)) part.replaceWith(whole.getElementById(part.id));
})();
const log = $("[data-job]");
if (log) {
  const made = $("#made"), show = (links) => made.append(...links.filter((link) => !$$("a", made).some((a) => a.getAttribute("href") === link.href))
    .map((link) => make("li", {}, make("a", { href: link.href, dir: "auto" }, link.name))));
  const clock = $("#clock"), tick = () => { clock.textContent = `${Math.max(0, Math.round(Date.now() / 1000 - clock.dataset.began))} s`; };
  const ticking = $("[data-cancel]").hidden ? 0 : setInterval(tick, 1000);
  follow(log.dataset.job, log, show, ({ code, state }) => {
    clearInterval(ticking);
    const held = document.activeElement === $("[data-cancel]");
    $("#ended").textContent = state;
    $("[data-cancel]").hidden = true;
    $("[data-again]").hidden = code === 0;
    if (held) ($("[data-again]:not([hidden])") ?? $("a", made) ?? log).focus(); // the button that had it has gone
  });
  press($("[data-cancel]"), () => ask("POST", `/jobs/${log.dataset.job}/cancel`, {}));
  press($("[data-again]"), async () => {
    location.href = "/jobs/" + (await ask("POST", `/jobs/${log.dataset.job}/again`, {})).job;
  });
}
