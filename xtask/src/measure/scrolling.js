// Scrolls down by so many pixels each frame, or through the whole page where that is null,
// for so many milliseconds: { frames, rows, blank }.
//
// frames: the time from each frame to the next, in milliseconds.
// rows: the most rows that were in the page.
// blank: frames that showed the place of a row without the row.
const [step, duration, done] = arguments;
const main = document.querySelector('main');
const list = main.querySelector('[data-member]:not(svg *)').parentElement;
const height = innerHeight;
const places = [0.2, 0.5, 0.8].map(share => height * share);

// Whether a row is missing on the screen. Asked after the frame was painted.
const isBlank = () => {
  const { top, bottom } = list.getBoundingClientRect();
  return places.some(y => {
    if (y < top || y >= bottom) return false;
    const elements = document.elementsFromPoint(innerWidth / 2, y);
    return elements.includes(list) && !elements.some(e => e.dataset?.member);
  });
};

const frames = [];
let rows = 0;
let blank = 0;
const channel = new MessageChannel();
channel.port1.onmessage = () => { blank += isBlank() ? 1 : 0; };

scrollTo({ top: 0, behavior: 'instant' });
const frame = () => new Promise(requestAnimationFrame);
(async () => {
  // A frame goes by, so that the beginning is not measured.
  await frame();
  const start = await frame();
  const far = document.documentElement.scrollHeight - height;
  for (let last = start; ;) {
    const now = await frame();
    frames.push(now - last);
    last = now;
    if (now - start >= duration) break;
    rows = Math.max(rows, list.querySelectorAll('[data-member]').length);
    const top = step === null ? far * (now - start) / duration : scrollY + step;
    scrollTo({ top, behavior: 'instant' });
    channel.port2.postMessage(null);
  }
  scrollTo({ top: 0, behavior: 'instant' });
  done({ frames, rows, blank });
})();
