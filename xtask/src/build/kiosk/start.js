// Starts the kiosk and watches over it, outside the wasm: what happens to that does not reach
// here. BINDINGS and WASM are put in by the build, relative to this file.
//
// The app answers a question every two seconds; one that does not, that traps, that shows
// nothing or no longer goes on from scene to scene, is started anew, after a pause that grows. What
// a script of the page cannot see, a page that has died or hangs, is seen from outside:
// deploy/kiosk/osloregionen-kiosk.

const root = document.documentElement;
const surface = () => document.querySelector("[data-kiosk]");

// In milliseconds.
const ASKED_EVERY = 2000;
// Longer than a step of the first screen, and short enough that with the longest pause before a
// start the first screen is back in a quarter of a minute.
const STANDS_STILL = 9000;
const LONGEST_PAUSE = 8000;
// In bytes: some thousand visits.
const MUCH = 64 * 1024 * 1024;
// A kiosk that ran so long was well: the pauses begin anew.
const WELL = 600000;

const COUNT = "osloregionen-restarts";
const read = () => {
  try {
    return Number(sessionStorage.getItem(COUNT)) || 0;
  } catch {
    return 0;
  }
};
const keep = (count) => {
  try {
    sessionStorage.setItem(COUNT, count);
  } catch {}
};

const begun = performance.now();
const before = read();
root.dataset.restarts = before;
let restarting = false;

// What is on the display stays there until the page can really be had again.
async function load(pause) {
  for (;;) {
    await new Promise((done) => setTimeout(done, pause));
    const page = await fetch(location.href).catch(() => undefined);
    if (page?.ok) return location.reload();
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

function restart() {
  if (restarting) return;
  restarting = true;
  const row = performance.now() - begun > WELL ? 0 : before;
  keep(before + 1);
  load(Math.min(500 * 2 ** row, LONGEST_PAUSE));
}

// Any error of the wasm leaves it in a state that no one knows.
addEventListener("error", ({ error }) => error instanceof WebAssembly.RuntimeError && restart());
addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) restart();
});

let memory;
let seen = "";
let since = performance.now();
function ask() {
  const shown = surface();
  root.dataset.uptime = Math.floor((performance.now() - begun) / 60000);
  const heap = performance.memory?.usedJSHeapSize ?? 0;
  root.dataset.wasm = memory.buffer.byteLength;
  root.dataset.memory = Math.ceil((heap + memory.buffer.byteLength) / 1048576);
  delete root.dataset.pong;
  dispatchEvent(new Event("or-ping"));
  const answer = root.dataset.pong;
  const now = performance.now();
  const state = shown?.dataset.kiosk;
  // The browser slows the timers of a page that is hidden.
  if (answer !== seen || state !== "attract" || document.hidden) since = now;
  seen = answer;
  const lost = !shown?.isConnected || !shown.offsetHeight || !shown.textContent;
  if (lost || answer === undefined || now - since > STANDS_STILL) restart();
  // A wasm never gives memory back: where no one reads, the page begins anew with little.
  if (state === "attract" && memory.buffer.byteLength > MUCH && !restarting) {
    restarting = true;
    load(0);
  }
}

// The display stays on. The browser takes the lock back whenever the page is hidden.
async function stayAwake() {
  try {
    const lock = await navigator.wakeLock?.request("screen");
    lock?.addEventListener("release", () => setTimeout(stayAwake, 1000), { once: true });
  } catch {
    document.addEventListener("visibilitychange", stayAwake, { once: true });
  }
}

// Nothing leads out: no menu, no selection, no zoom, no dragging, no command of the browser.
const stop = (event) => event.preventDefault();
for (const name of ["contextmenu", "dragstart", "selectstart", "gesturestart", "auxclick"]) {
  addEventListener(name, stop, { capture: true });
}
const zooms = (event) => (event.ctrlKey || event.touches?.length > 1) && stop(event);
for (const name of ["wheel", "touchstart", "touchmove"]) {
  addEventListener(name, zooms, { capture: true, passive: false });
}
const harmless = new Set(["Tab", "Enter", " ", "ArrowUp", "ArrowDown", "PageUp", "PageDown"]);
const closed = (event) => {
  const command = event.ctrlKey || event.metaKey || event.altKey;
  if (command || !harmless.has(event.key)) stop(event);
};
addEventListener("keydown", closed, { capture: true });
// Back leads nowhere either: there is one entry, and it is this one again.
addEventListener("popstate", () => history.replaceState(null, "", location.href));

// A new build is taken where no one reads.
addEventListener("or-update", () => {
  const take = () => {
    if (surface()?.dataset.kiosk !== "attract") return setTimeout(take, 5000);
    dispatchEvent(new Event("or-take"));
  };
  take();
});

// The worker keeps the kiosk's own files from now on, for a start without a network.
navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage("kiosk"));

stayAwake();
try {
  const { default: init } = await import(new URL(BINDINGS, import.meta.url));
  const wasm = await init({ module_or_path: new URL(WASM, import.meta.url) });
  memory = Object.values(wasm).find((value) => value instanceof WebAssembly.Memory);
  const ready = () => {
    if (!("ready" in root.dataset)) return false;
    setInterval(ask, ASKED_EVERY);
    return true;
  };
  // An app that is not there after so long will not come.
  const deadline = performance.now() + 30000;
  const wait = () => ready() || (performance.now() > deadline ? restart() : setTimeout(wait, 200));
  wait();
} catch {
  restart();
}
