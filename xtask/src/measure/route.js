// From a click on the directory's link to the directory painted, in milliseconds; then back.
const done = arguments[0];
const painted = () => new Promise((resolve) =>
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  }));
const shows = async (mark) => {
  while (document.querySelector("main")?.dataset.page !== mark) await painted();
  await painted();
};
(async () => {
  const start = performance.now();
  document.querySelector("header a[href$=medlemmer]").click();
  await shows("members");
  const time = performance.now() - start;
  history.back();
  await shows("home");
  done(time);
})();
