// Answers what is typed into the directory's field before the app is there, by the names that can be
// read: rows that have none of the typed words are put out of sight. Where no name has them, all
// stay in sight, since the app knows more: numbers, former names, and what was misspelt.

const root = document.documentElement;
const field = document.querySelector("main input[name=q]");
const rows = [...document.querySelectorAll("main [data-member]")];

// As the app folds names (src/domain/fold.rs), with a space before each word.
const fold = (text) =>
  ` ${text.toLowerCase().replace(/a[ae]|[æå]/g, "a").replace(/oe|ø/g, "o").normalize("NFD")}`
    .replace(/[^a-z0-9 -]/g, "")
    .replace(/[ -]+/g, " ");

const names = rows.map((row) => fold(row.querySelector(".name").textContent));

const show = (isFound) => rows.forEach((row, place) => (row.hidden = !isFound(names[place])));

const answer = () => {
  const typed = fold(field.value).trimEnd();
  const isFound = (name) => name.includes(typed);
  show(names.some(isFound) ? isFound : () => true);
};

// The app has taken the rows over once it has drawn what it makes of the same words.
const leave = () => {
  field.removeEventListener("input", answer);
  requestAnimationFrame(() => requestAnimationFrame(() => show(() => true)));
};

if (field && !("ready" in root.dataset)) {
  field.addEventListener("input", answer);
  if (field.value) answer();
  new MutationObserver((_, watch) => {
    if (!("ready" in root.dataset)) return;
    watch.disconnect();
    leave();
  }).observe(root, { attributeFilter: ["data-ready"] });
}
