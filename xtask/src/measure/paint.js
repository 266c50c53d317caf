// Watches a page from its start. `window.seen()` tells what was seen: first and largest paint,
// sum of layout shifts, tasks of more than 50 ms after the first paint, bytes over the
// network, and when the directory answered what was typed as early as could be.
(() => {
  const shifts = [];
  const tasks = [];
  const largest = [];
  const watch = (type, keep) => {
    const told = new PerformanceObserver((list) => keep(list.getEntries()));
    told.observe({ type, buffered: true });
  };
  watch("layout-shift", (all) => shifts.push(...all.map((entry) => entry.value)));
  watch("longtask", (all) => tasks.push(...all.map((e) => [e.startTime, e.duration])));
  watch("largest-contentful-paint", (all) => largest.push(...all.map((e) => e.startTime)));

  // Typed as soon as there is a field, and told of in every frame, as by one who types on;
  // answered when one row is left to see.
  let answered = null;
  const typed = sessionStorage.getItem("typed");
  const type = () => {
    const field = document.querySelector("main input[type=search]");
    if (!field) return requestAnimationFrame(type);
    field.value = typed;
    const look = () => {
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const rows = [...document.querySelectorAll("main li[data-member]")];
      if (rows.filter((row) => row.checkVisibility()).length === 1) answered = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  };
  if (typed) requestAnimationFrame(type);

  window.seen = () => {
    const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
    const files = [
      ...performance.getEntriesByType("navigation"),
      ...performance.getEntriesByType("resource"),
    ].map((entry) => [new URL(entry.name).pathname, entry.transferSize]);
    const blocking = tasks
      .filter(([start]) => start > (first ?? 0))
      .reduce((sum, [, time]) => sum + time - 50, 0);
    const shift = shifts.reduce((sum, value) => sum + value, 0);
    return { first, largest: largest.at(-1) ?? null, shift, blocking, files, answered };
  };
})();
