// The tag on other pages, as it is published: its attributes and what frames tell it.

import { message, text, NASTY } from "./numbers.mjs";

const HOST = "https://example.org/osloregionen/";
const VIEWS = ["medlem", "medlemmer", "prioriteringer", "organisasjon", "toString", "__proto__"];
const ATTRIBUTES = {
  view: VIEWS,
  kommune: ["baerum", "aurskog-holand", "Bærum", "../x", "", "a".repeat(60)],
  sprak: ["nb", "nn", "en", "fr", "nn/../en"],
  tema: ["lys", "mork", "auto", "#"],
  aksent: ["0b5561", "#fff", "red", "000000ff"],
  hjorner: ["0", "8", "32", "-1"],
  skala: ["75", "110", "200", "1e3"],
  hoyde: ["600", "0", "-5", "1e400", "NaN", "600px", ""],
};

// As much of a page as the script asks for.
class Node {
  children = [];
  style = {};
  hidden = false;
  isConnected = false;
  title = "";
  textContent = "";
  clientWidth = 0;
  append(...nodes) {
    this.children.push(...nodes);
    for (const node of nodes) node.isConnected = true;
  }
  replaceChildren() {
    for (const node of this.children.splice(0)) node.isConnected = false;
  }
  getBoundingClientRect() {
    return { top: this.top ?? 0 };
  }
}
class HTMLElement extends Node {
  attributes = {};
  attachShadow() {
    return (this.root = new Node());
  }
  getAttribute(name) {
    return this.attributes[name] ?? null;
  }
}

const check = (holds, what) => {
  if (!holds) throw new Error(what);
};

export const element = (code) => {
  let listener;
  let defined;
  let timers = [];
  let pictures = [];
  let observers = [];
  const made = [];
  const document = {
    readyState: "complete",
    currentScript: { src: `${HOST}embed.js` },
    createElement: (name) => {
      const node = new Node();
      node.name = name;
      if (name === "iframe") {
        node.contentWindow = { postMessage: () => {} };
        made.push(node);
      }
      return node;
    },
  };
  const page = {
    customElements: { get: () => undefined, define: (_, type) => (defined = type) },
    document,
    HTMLElement,
    CSSStyleSheet: class { replaceSync() {} },
    IntersectionObserver: class {
      constructor(called) {
        this.called = called;
      }
      observe() {
        observers.push(this);
      }
      disconnect() {
        observers = observers.filter((other) => other !== this);
      }
    },
    addEventListener: (_, called) => (listener = called),
    requestAnimationFrame: (called) => pictures.push(called),
    setTimeout: (called, _, ...given) => timers.push(() => called(...given)),
    queueMicrotask: (called) => timers.push(called),
    innerHeight: 800,
    URL,
  };
  new Function(...Object.keys(page), code)(...Object.values(page));

  const run = (list) => list.splice(0).forEach((called) => called());
  // A reader comes near; before that, far away is told as well, as browsers do.
  const comeNear = () => {
    for (const observer of [...observers]) {
      observer.called([{ isIntersecting: false }], observer);
      observer.called([{ isIntersecting: false }, { isIntersecting: true }], observer);
    }
  };
  const settle = async () => {
    // Frames are put in one after another, each in a promise and a timer.
    for (let turn = 0; turn < 4; turn += 1) {
      await null;
      run(timers);
    }
  };

  // One tag with so many messages; gives how many cases that were.
  return async (random) => {
    const { below, one, chance } = random;
    const tag = new defined();
    tag.isConnected = true;
    tag.clientWidth = one([0, 1, 320, 640, 4000]);
    tag.top = one([-5000, 0, 799, 800, 1e6]);
    if (chance(4)) tag.style.minHeight = text(random, ["600px", "", "auto"]);
    const has = (name) => (tag.attributes[name] = text(random, ATTRIBUTES[name]));
    for (const name of Object.keys(ATTRIBUTES)) if (!chance(3)) has(name);
    made.length = 0;
    tag.connectedCallback();
    await settle();
    let cases = 1;
    const [frame] = made;
    const room = tag.root.children.find((node) => node.name === "div");
    check(!frame === !room, "a frame without its room, or a room without a frame");
    check(!frame?.isConnected, "a frame is fetched though nobody came near");
    const near = !chance(6);
    if (near) comeNear();
    await settle();
    if (frame && near) {
      check(frame.isConnected, "a frame is not fetched though a reader came near");
      const { origin, pathname } = new URL(frame.src);
      check(`${origin}${pathname}`.startsWith(HOST), `the frame leads to ${frame.src}`);
      check(/^allow-scripts allow-popups/.test(frame.sandbox), `sandbox is ${frame.sandbox}`);
      check(!/same-origin|top-navigation|forms/.test(frame.sandbox), `sandbox is ${frame.sandbox}`);
      for (let left = 8 + below(56); left > 0; left -= 1) {
        cases += 1;
        const before = room.style.height;
        const data = message(random, "height");
        const own = !chance(4);
        const origin = chance(6) ? one(["https://evil.example", "", null, undefined, ...NASTY]) : "null";
        const source = own ? frame.contentWindow : one([null, undefined, {}, document, "null"]);
        listener({ data, origin, source });
        run(pictures);
        const { height } = room.style;
        const pixels = Number(/^(\d+)px$/.exec(height)?.[1]);
        check(pixels >= 200 && pixels <= 4000, `a height of ${height}`);
        const heard = own && origin === "null" && data?.osloregionen === 1 && data.type === "height";
        const counts = heard && Number.isFinite(data.height);
        check(counts || height === before, `${before} became ${height} though nothing was told`);
      }
      frame.onload();
      await settle();
    }
    if (chance(3)) {
      has(one(Object.keys(ATTRIBUTES)));
      tag.attributeChangedCallback();
      await settle();
      if (chance(2)) comeNear();
      await settle();
      cases += 1;
    }
    tag.isConnected = false;
    tag.disconnectedCallback();
    check(tag.root.children.length === 0, "something is left of a tag that was taken out");
    const fetched = () => made.filter((frame) => frame.isConnected).length;
    const before = fetched();
    comeNear();
    await settle();
    check(fetched() === before, "a frame is fetched for a tag that was taken out");
    observers = [];
    return cases;
  };
};
