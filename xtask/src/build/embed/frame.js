// What a frame does by itself: the looks that its address asks for, telling the page around it
// how high it is, and fetching the wasm once someone searches. It stores nothing, and where
// something is not allowed, the page stays as it is: everything in it is there without this.

const root = document.documentElement;
const query = new URLSearchParams(location.search);

// The language's own page, in the place of this one. What is asked twice ends here.
const LANGUAGES = new Map([["nb", ""], ["no", ""], ["nn", "nn/"], ["en", "en/"]]);
const wanted = LANGUAGES.get(query.get("sprak")?.split("-")[0]);
const here = LANGUAGES.get(root.lang);
if (wanted !== undefined && wanted !== here) {
  const base = new URL(document.baseURI);
  const page = location.pathname.slice((base.pathname + here).length);
  location.replace(new URL(wanted + page + location.search + location.hash, base));
}

// The typeface comes after the text: asked for by the page itself it held that up.
const face = document.querySelector("link[disabled]");
face.disabled = false;

const theme = new Map([["lys", "light"], ["mork", "dark"]]).get(query.get("tema"));
if (theme) root.dataset.theme = theme;

// Digits only, and never out of bounds: as `src/route/embed.rs` reads them.
const number = (name, least, most) => {
  const value = query.get(name);
  return /^\d+$/.test(value) ? Math.min(Math.max(value, least), most) : null;
};
const corners = number("hjorner", 0, 32);
if (corners !== null) root.style.setProperty("--corners", `${corners}px`);
const scale = number("skala", 75, 200);
if (scale !== null) root.style.fontSize = `${scale}%`;

// The colour of links, moved to the nearest one that can be read on this paper: as
// `src/domain/colour.rs` does, against which a journey holds it.
const parse = (text) => {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text ?? "")?.[1];
  if (!digits) return null;
  return digits.match(/.{2}|.(?!.{3})/g) && (digits.length === 3
    ? [...digits].map((digit) => parseInt(digit + digit, 16))
    : digits.match(/../g).map((pair) => parseInt(pair, 16)));
};
const linear = (colour) =>
  colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
const times = (matrix, [a, b, c]) => matrix.map(([x, y, z]) => x * a + y * b + z * c);
const luminance = (colour) => times([[0.2126, 0.7152, 0.0722]], linear(colour))[0];
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const toLab = (colour) => {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    linear(colour),
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt),
  );
};
const ofLab = (lab) => {
  const cones = times(
    [
      [1, 0.3963377774, 0.2158037573],
      [1, -0.1055613458, -0.0638541728],
      [1, -0.0894841775, -1.291485548],
    ],
    lab,
  );
  const light = times(
    [
      [4.0767416621, -3.3077115913, 0.2309699292],
      [-1.2684380046, 2.6097574011, -0.3413193965],
      [-0.0041960863, -0.7034186147, 1.707614701],
    ],
    cones.map((cone) => cone ** 3),
  );
  return light.map((part) => {
    const channel = part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
    return Math.min(Math.max(Math.round(channel * 255), 0), 255);
  });
};
const legible = (colour, papers) => {
  const isRead = (one) => papers.every((paper) => contrast(one, paper) >= 4.5);
  if (isRead(colour)) return colour;
  const from = toLab(colour);
  let nearest = [Infinity, [0, 0, 0]];
  for (const end of [[0, 0, 0], [1, 0, 0]]) {
    const at = (part) => ofLab(from.map((axis, i) => axis + (end[i] - axis) * part));
    if (!isRead(at(1))) continue;
    let near = 0;
    let far = 1;
    for (let halving = 0; halving < 12; halving += 1) {
      const middle = (near + far) / 2;
      if (isRead(at(middle))) far = middle;
      else near = middle;
    }
    const moved = far * Math.hypot(...from.map((axis, i) => axis - end[i]));
    if (moved < nearest[0]) nearest = [moved, at(far)];
  }
  return nearest[1];
};
const accent = parse(query.get("aksent"));
if (accent) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    root.style.removeProperty("--or-accent");
    const style = getComputedStyle(root);
    const papers = ["--or-paper", "--or-surface", "--or-tint"];
    const read = papers.map((name) => parse(style.getPropertyValue(name).trim()));
    root.style.setProperty("--or-accent", `rgb(${legible(accent, read)})`);
  };
  paint();
  dark.addEventListener("change", paint);
}

// How high the page is when nothing is hidden: to its foot, with a map as high as it looks best.
const height = () => {
  const main = document.querySelector("main");
  const foot = document.querySelector("footer");
  const map = document.querySelector(".medlem .map");
  if (main.dataset.embed === "medlemmer") return 720;
  const top = main.getBoundingClientRect().top;
  const inset = parseFloat(getComputedStyle(foot.parentElement).paddingBottom) + 1;
  const words = foot.getBoundingClientRect().bottom + inset;
  if (!map) return Math.ceil(words - top);
  const { width, height, bottom } = map.getBoundingClientRect();
  const beside = map.offsetWidth < main.clientWidth - 1;
  if (beside) return Math.ceil(foot.parentElement.offsetHeight + 2);
  return Math.ceil(words - bottom + Math.max(Math.min(height, 144), width / 2) + 1);
};

// Version 1 of what a frame and the page around it tell each other: {osloregionen: 1, type}.
// A frame tells "height" with `height`, in pixels, and whether a `reader` has just been at work in
// it; it is asked for it by "ask".
if (parent !== window) {
  let told = 0;
  let acted = -Infinity;
  for (const act of ["pointerdown", "keydown"])
    addEventListener(act, ({ timeStamp }) => (acted = timeStamp), true);
  const tell = () => {
    // A frame that has no room yet does not know how high it will be.
    if (innerWidth < 100) return;
    told = height();
    const reader = performance.now() - acted < 1500;
    parent.postMessage({ osloregionen: 1, type: "height", height: told, reader }, "*");
  };
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.osloregionen === 1 && data.type === "ask") tell();
  });
  // Below the screen nothing is laid out by itself, and no observer is called: it is told at once,
  // and again with the typeface.
  tell();
  face.addEventListener("load", () => {
    tell();
    document.fonts?.ready.then(tell);
  });
  addEventListener("resize", tell);
  const watch = new ResizeObserver(() => height() !== told && tell());
  const follow = () => {
    watch.disconnect();
    document.querySelectorAll("footer, :has(> footer), details").forEach((part) => watch.observe(part));
  };
  follow();
  // The app has put another edition in the place of this one.
  addEventListener("or-shown", () => {
    follow();
    tell();
  });
}

// The search is wasm, which most readers never need. Without it the list below is whole.
let started;
const start = () => {
  started ??= import(new URL(BINDINGS, import.meta.url))
    .then(({ default: init }) => init({ module_or_path: new URL(WASM, import.meta.url) }))
    .catch(() => {});
};
const field = document.querySelector("input");
field?.addEventListener("focus", start, { once: true });

// Once all is there, the host is asked for its editions. Where its list is another than the one
// this page was made with, the wasm finds out whether it is to be believed, and shows what it names.
const LIMIT = 65536;
const listed = async () => {
  const list = new URL("snapshots/manifest.json", document.baseURI);
  // A slow host is asked again by the wasm, which waits longer and says what is wrong.
  const { body } = await fetch(list, { signal: AbortSignal.timeout(8000) });
  const reader = body.getReader();
  const parts = [];
  for (let length = 0; length <= LIMIT; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  reader.cancel();
  const hash = await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};
const idle = globalThis.requestIdleCallback ?? setTimeout;
idle(async () => {
  // Without WebCrypto, as on plain http, nothing can be found out.
  if (!globalThis.crypto?.subtle || !navigator.onLine) return;
  if ((await listed().catch(() => "")) === LISTED) return;
  // Someone who searches keeps what they search in.
  if (started || field?.value) return;
  root.dataset.newer = "";
  start();
});
