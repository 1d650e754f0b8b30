"use strict";
const rows = [...document.querySelectorAll(".row")];
const filter = document.getElementById("filter");
const shown = () => rows.filter((row) => row.offsetParent !== null);
function go(step, unsure) {
  const list = shown().filter((row) => !unsure || row.classList.contains("unsure"));
  if (!list.length) return;
  const here = rows.indexOf(document.activeElement.closest(".row"));
  const next = step > 0 ? list.find((row) => rows.indexOf(row) > here) || list[0]
    : [...list].reverse().find((row) => rows.indexOf(row) < (here < 0 ? rows.length : here)) || list[list.length - 1];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}
function toggle() {
  const on = document.body.classList.toggle("only-unsure");
  filter.setAttribute("aria-pressed", String(on));
}
// A place that was clicked is the row the keys go on from, shown even while the others are hidden.
function arrive() {
  const row = location.hash.startsWith("#p") ? document.getElementById(location.hash.slice(1)) : null;
  if (!row) return;
  if (row.offsetParent === null) toggle();
  row.focus();
}
addEventListener("hashchange", arrive);
filter.disabled = !rows.some((row) => row.classList.contains("unsure"));
filter.addEventListener("click", toggle);
document.getElementById("print").addEventListener("click", () => window.print());
document.addEventListener("change", (event) => {
  if (event.target.matches(".seen-box input")) event.target.closest(".row").classList.toggle("seen", event.target.checked);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=text], textarea")) return;
  const row = document.activeElement.closest(".row");
  if (event.key === "j" || event.key === "ArrowDown") go(1, false);
  else if (event.key === "k" || event.key === "ArrowUp") go(-1, false);
  else if (event.key === "n") go(1, true);
  else if (event.key === "p") go(-1, true);
  else if (event.key === "f" && !filter.disabled) toggle();
  else if (event.key === "x" && row) row.querySelector(".seen-box input").click();
  else return;
  event.preventDefault();
});
