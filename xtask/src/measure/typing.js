// Types words into the directory's field letter by letter and deletes them again, and times
// each change: [{ typed, rows, script, layout, late }], in milliseconds.
//
// script: from the input event to the last change of the page that it leads to, in the
//   same task: no waiting for a frame is in it, but all of the app's own work.
// layout: style and layout of what was changed, by asking for a length right after.
// late: changes in later tasks.
const [words, pause, done] = arguments;
const main = document.querySelector('main');
const field = main.querySelector('input[type=search]');

const wait = time => new Promise(resolve => setTimeout(resolve, time));
// The beginning of a task right after a frame: the next one is far away.
const afterFrame = () => new Promise(resolve => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(null);
}));

let changes = 0;
let changedAt = 0;
const observer = new MutationObserver(records => {
  changedAt = performance.now();
  changes += records.length;
});
observer.observe(main, { subtree: true, childList: true, characterData: true, attributes: true });

const change = async typed => {
  await afterFrame();
  changes = 0;
  field.value = typed;
  const start = performance.now();
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  // Lets all follow-up work of this task be done, however often it hands on to more.
  for (let i = 0; i < 100; i += 1) await null;
  const done = performance.now();
  const script = (changes > 0 ? changedAt : done) - start;
  const within = changes;
  const before = performance.now();
  document.body.offsetHeight;
  const layout = performance.now() - before;
  await wait(pause);
  const rows = main.querySelectorAll('[data-member]:not(svg *)').length;
  return { typed, rows, script, layout, late: changes - within };
};

const all = [];
for (const word of words) {
  const letters = [...word];
  for (let end = 1; end <= letters.length; end += 1) {
    all.push(await change(letters.slice(0, end).join('')));
  }
  for (let end = letters.length - 1; end >= 0; end -= 1) {
    all.push(await change(letters.slice(0, end).join('')));
  }
}
observer.disconnect();
done(all);
