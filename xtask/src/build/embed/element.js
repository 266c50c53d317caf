// <osloregionen-embed view="medlem" kommune="baerum" sprak="nn" tema="mork" aksent="0b5561"
// hjorner="0" skala="110" hoyde="600">: a sandboxed frame in its place, as high as what it shows.
//
// Nothing on the page moves: the height is reserved from the start (by `min-height` in the tag,
// else by view and width), and changes only below the screen, after the page's width did, or
// where the reader is at work in the frame. What stands inside the tag is shown where the
// frame is blocked, and on paper where nobody came near it. All frames of a page share one listener.
(() => {
  const TAG = "osloregionen-embed";
  if (customElements.get(TAG)) return;
  const script = document.currentScript ?? document.querySelector('script[src*="/embed.js"]');
  const LOOKS = ["tema", "aksent", "hjorner", "skala"];
  // By view: below a width, so much of the width and so much more; from it on, so much.
  const reserve = ([limit, part, more, wide], width) => (width < limit ? width * part + more : wide);
  const LANGUAGES = ["nn", "en"];
  const THEMES = ["lys", "mork"];
  // How long a frame that has loaded may be silent before it counts as blocked.
  const SILENCE = 2000;
  // How far from the screen a frame begins to load.
  const NEAR = "600px";
  // How long one may be on its way: Firefox does not tell that a frame was blocked.
  const PATIENCE = 10000;

  // Frames are put in one after another: many at once would hold up the page and one another. A
  // slow one is waited for no longer than this.
  const TURN = 1000;
  // And none before the page itself is there: it would count as part of it, and keep it from being
  // whole. How long one waits for that:
  const OWN = 2000;
  let turn = new Promise((begin) => {
    if (document.readyState === "complete") begin();
    addEventListener("load", begin);
    setTimeout(begin, OWN);
  });

  const frames = new Map();
  addEventListener("message", ({ data, origin, source }) => {
    // A sandboxed frame has no origin.
    if (origin !== "null" || data?.osloregionen !== 1 || data.type !== "height") return;
    const { height, reader } = data;
    if (Number.isFinite(height)) frames.get(source)?.(height, reader);
  });

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{display:block!important}:host([hidden]){display:none!important}" +
      "iframe{display:block;width:100%;height:100%;border:0}[hidden]{display:none}" +
      "@media print{slot:has(+:empty){display:contents}:empty{display:none}}",
  );

  customElements.define(
    TAG,
    class extends HTMLElement {
      static observedAttributes = ["view", "kommune", "sprak", "hoyde", ...LOOKS];
      #root = this.attachShadow({ mode: "open" });
      #window;
      // Lets the next frame of the page come.
      #next;
      #asked = true;

      connectedCallback() {
        this.#draw();
      }

      disconnectedCallback() {
        this.#clear();
      }

      attributeChangedCallback() {
        // Many at once are one change; before it is drawn, none is.
        if (this.#asked) return;
        this.#asked = true;
        queueMicrotask(() => this.#draw());
      }

      #clear() {
        this.#asked = true;
        this.#next?.();
        frames.delete(this.#window);
        this.#window = null;
        this.#root.replaceChildren();
      }

      #draw() {
        this.#clear();
        if (!this.isConnected) return;
        this.#asked = false;
        const of = (name) => this.getAttribute(name) ?? "";
        const view = of("view");
        const member = view === "medlem" ? `/${of("kommune")}` : "";
        const instead = document.createElement("slot");
        this.#root.adoptedStyleSheets = [sheet];
        this.#root.append(instead);
        // What is no address leads nowhere.
        if (!Object.hasOwn(HEIGHTS, view) || !/^(\/[a-z0-9-]+)?$/.test(member)) return;
        const language = LANGUAGES.includes(of("sprak")) ? `${of("sprak")}/` : "";
        const address = new URL(`${language}embed/${view}${member}`, script.src);
        for (const name of LOOKS) if (of(name)) address.searchParams.set(name, of(name));
        // After `#` it needs no script.
        if (THEMES.includes(of("tema"))) address.hash = of("tema");

        const room = document.createElement("div");
        const frame = document.createElement("iframe");
        frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
        frame.referrerPolicy = "no-referrer";
        frame.title = this.title || this.textContent.trim() || "Osloregionen";
        let width = this.clientWidth;
        const fit = (height) => {
          room.style.height = `${Math.min(Math.max(Math.round(height), 200), 4000)}px`;
        };
        const fixed = parseFloat(of("hoyde"));
        fit(fixed || parseFloat(this.style.minHeight) || reserve(HEIGHTS[view], width || 360));
        let told;
        let heard = false;
        let acts;
        const hear = (height, reader) => {
          heard = true;
          // Not every browser tells where the reader is at work: the frame does.
          acts = reader === true || this.#root.activeElement;
          room.hidden = false;
          instead.hidden = true;
          // However many are told, one is looked at in each picture of the screen.
          if (told === undefined && !fixed) {
            requestAnimationFrame(() => {
              const { top } = this.getBoundingClientRect();
              const moved = width !== this.clientWidth;
              if (top >= innerHeight || moved || acts) {
                width = this.clientWidth;
                fit(told);
              }
              told = undefined;
            });
          }
          told = height;
        };
        const judge = () => {
          room.hidden = !heard;
          instead.hidden = heard;
        };
        frame.onload = () => {
          this.#next();
          frame.contentWindow?.postMessage({ osloregionen: 1, type: "ask" }, "*");
          setTimeout(judge, SILENCE);
        };
        const put = (done) => {
          this.#next = done;
          // It may have been taken out meanwhile.
          if (room.isConnected) {
            room.append(frame);
            this.#window = frame.contentWindow;
            frames.set(this.#window, hear);
            setTimeout(judge, PATIENCE);
            setTimeout(done, TURN);
          } else {
            done();
          }
        };
        // One that nobody comes near costs nothing. `loading="lazy"` would be no such promise:
        // Chromium begins three screens ahead, WebKit when it is in sight, where its height may
        // not change any more.
        const near = (seen, observer) => {
          // A busy page is told several things at once, the first of them perhaps of long ago.
          if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
          observer.disconnect();
          turn = turn.then(() => new Promise((done) => setTimeout(put, 0, done)));
        };
        instead.hidden = true;
        frame.src = address.href;
        this.#root.append(room);
        new IntersectionObserver(near, { rootMargin: NEAR }).observe(room);
      }
    },
  );
})();
