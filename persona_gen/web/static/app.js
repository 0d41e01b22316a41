// Buttons that several pages have; the page works without scripts but for editing, copy and data.
import { $, $$, make, say, ask, safely, follow } from "/static/common.js";

$("[data-undo]")?.addEventListener("click", safely(async () => {
  const { undone } = await ask("POST", "/undo", {});
  if (undone.length) location.reload(); else say("there is nothing to take back");
}));
$("[data-withdraw]")?.addEventListener("click", safely(async (event) => {
  const { withdraw: speaker, segment } = event.target.dataset;
  const { changed } = await ask("POST", "/voice/withdraw", { segment, speaker });
  say(`taken out of ${changed.join(", ")}`);
  setTimeout(() => location.reload(), 1500);
}));
$$("[data-drop]").forEach((button) => button.addEventListener("click", safely(async () => {
  await ask("POST", "/questions/drop", { segment: button.dataset.segment, question: button.dataset.drop });
  location.reload();
})));
$$("[data-start]").forEach((button) => button.addEventListener("click", safely(async () => {
  button.disabled = true;
  location.href = "/jobs/" + (await ask("POST", "/jobs", { what: button.dataset.start, segment: button.dataset.segment || "" })).job;
})));
const later = $$("[data-later]");
if (later.length) safely(async () => { // what takes reading quotes comes after the page
  const address = new URL(location.href);
  address.searchParams.set("counted", "");
  const whole = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  for (const part of later) if (whole.getElementById(part.id)) part.replaceWith(whole.getElementById(part.id));
})();
const log = $("[data-job]");
if (log) {
  const show = (links) => $("#made").replaceChildren(...links.map((link) => make("li", {}, make("a", { href: link.href, dir: "auto" }, link.name))));
  const clock = $("#clock"), tick = () => { clock.textContent = `${Math.max(0, Math.round(Date.now() / 1000 - clock.dataset.began))} s`; };
  const ticking = $("[data-cancel]").hidden ? 0 : setInterval(tick, 1000);
  follow(log.dataset.job, log, show, ({ code, state }) => {
    clearInterval(ticking);
    $("#ended").textContent = state;
    $("[data-cancel]").hidden = true;
    $("[data-again]").hidden = code === 0;
  });
  $("[data-cancel]").addEventListener("click", safely(() => ask("POST", `/jobs/${log.dataset.job}/cancel`, {})));
  $("[data-again]").addEventListener("click", safely(async () => {
    location.href = "/jobs/" + (await ask("POST", `/jobs/${log.dataset.job}/again`, {})).job;
  }));
}
