// Registers the service worker once the app takes input, so that it competes with nothing, and
// tells the app when a new build is ready. Embeds do not load this file.

const { serviceWorker: worker } = navigator;
const root = document.documentElement;

// A display that runs for days asks once an hour; a page that is looked at again, at most
// every five minutes. In milliseconds.
const HOUR = 3600000;
const PAUSE = 300000;

// The one address that the host's policy lets a worker be registered from.
const address = new URL("sw.js", import.meta.url).href;
const trusted = globalThis.trustedTypes
  ?.createPolicy("sw", { createScriptURL: () => address })
  .createScriptURL("");

async function start() {
  const registration = await worker.register(trusted ?? address, {
    updateViaCache: "none",
  });
  const tell = () => {
    if (registration.waiting && worker.controller) {
      root.dataset.update = "";
      dispatchEvent(new Event("or-update"));
    }
  };
  registration.addEventListener("updatefound", () => {
    // The first one takes over from nobody. Safari may still call it waiting when it already serves
    // the page.
    if (registration.active) registration.installing?.addEventListener("statechange", tell);
  });
  tell();
  let asked = Date.now();
  const ask = () => {
    asked = Date.now();
    registration.update().catch(() => {});
  };
  setInterval(ask, HOUR);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && Date.now() - asked > PAUSE) ask();
  });
  addEventListener("or-take", () => {
    worker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting?.postMessage("take");
  });
}

if (worker) {
  const ready = () => "ready" in root.dataset && (watch.disconnect(), start().catch(() => {}));
  const watch = new MutationObserver(ready);
  watch.observe(root, { attributes: true, attributeFilter: ["data-ready"] });
  ready();
}
