// The service worker: one build of the site, whole or not at all.
//
// BUILD and FILES are put in by the build: its id, and the files that the app needs, with the
// hash of each. Those that a display needs beyond them are in a list of their own. Own code instead
// of Workbox: `workbox-sw` loads its parts from another host, and bundled its precaching alone is
// several times this file; nor does it know that a page and the files it names belong together,
// which is what the rules below are about.

const PREFIX = "osloregionen-";
const CACHE = PREFIX + BUILD;
// Editions of the content, which come and go without a build: the app keeps those that it has
// verified, and asks the host itself.
const DATA = PREFIX + "data";
const scope = new URL(registration.scope);
const wanted = new Set(FILES.map(([path]) => path));
const KIOSK = new URL("kiosk/index.html", scope);

// A host that has not answered by then is taken for none, in milliseconds.
const PATIENCE = 3000;

const soon = (request) =>
  fetch(request, { signal: AbortSignal.timeout(PATIENCE) });

async function take([path, integrity]) {
  // A name with a hash in it may come from what the page has just fetched.
  const cache = /[0-9a-f]{16}/.test(path) ? "default" : "no-cache";
  const answer = await fetch(new URL(path, scope), { integrity, cache });
  if (!answer.ok) throw new Error(path);
  await (await caches.open(CACHE)).put(new URL(path, scope), answer);
}

// What a display needs beyond the site: of this build, or nothing.
async function kiosk() {
  const list = await fetch(new URL("kiosk/files.json", scope), { cache: "no-cache" });
  const [build, files] = await list.json();
  if (build !== BUILD) throw new Error(build);
  // The page comes last: with it, all is there.
  for (const file of files) await take(file);
}

// All files with the hashes of this build, or none: half an upload replaces nothing.
addEventListener("install", (event) => {
  // A display that has shown the kiosk shows it after a new build too.
  const whole = caches.match(KIOSK).then((shown) =>
    Promise.all([...FILES.map(take), ...(shown ? [kiosk()] : [])]),
  );
  event.waitUntil(
    whole.catch(async (error) => {
      await caches.delete(CACHE);
      throw error;
    }),
  );
});

addEventListener("activate", (event) => {
  const leave = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== CACHE && name !== DATA) await caches.delete(name);
    }
    await clients.claim();
  };
  event.waitUntil(leave());
});

// The page has asked its reader, or is the kiosk's.
addEventListener("message", (event) => {
  if (event.data === "take") skipWaiting();
  if (event.data === "kiosk") event.waitUntil(kiosk().catch(() => {}));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const path = url.pathname.slice(scope.pathname.length);
  if (/^((nn|en)\/)?embed\//.test(path) || path === "sw.js") return;
  let answer;
  if (request.mode === "navigate") answer = isFile(path) ? undefined : page(request, path);
  else if (wanted.has(path) || /^kiosk\/.*[0-9a-f]{16}/.test(path))
    answer = kept(CACHE, request, url);
  // Whatever goes wrong in here, the host is asked as if there were no worker.
  if (answer) event.respondWith(answer.catch(() => fetch(request)));
});

const isFile = (path) => /\.(?!html$)[^/]*$/.test(path);

// A page of this build: kept from an earlier visit, or the host's. Where the host has none, or
// one of another build, the app itself shows the address.
async function page(request, path) {
  const cache = await caches.open(CACHE);
  const name = path.replace(/\/$/, "");
  const key = new URL(name, scope);
  if (/^kiosk\/?$/.test(path)) {
    const shown = await cache.match(KIOSK);
    if (shown) return based(shown, await shown.text(), 200);
  }
  const before = await cache.match(key);
  if (before) return before;
  // What stands in for a page that only the host has.
  const apart = await cache.match(new URL("apart.json", scope));
  const standIn = (await apart.json())[name];
  try {
    let answer = await soon(request);
    // A plain host redirects to the slash at the end, and with the address would go what the
    // browser remembers of it: the reader's place.
    if (answer.type === "opaqueredirect") answer = await soon(`${key.href}/`);
    const html = await answer.text();
    const found = based(answer, html, answer.status);
    if (html.includes(`data-build="${BUILD}"`)) {
      if (answer.ok) await cache.put(key, found.clone());
      return found;
    }
    // One that the app does not show is whole in any build.
    if (standIn && answer.ok && html.includes(" data-build=")) return found;
  } catch {}
  const shell = await cache.match(new URL("shell.html", scope));
  return based(shell, standIn ?? (await shell.text()), standIn ? 503 : 200);
}

// A page that finds the app from any address, with or without a slash at its end, under the policy
// that the host gave it.
const based = ({ headers }, html, status) => {
  headers = new Headers(headers);
  // It is no longer what came over the line.
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(
    html.replace(/<base href="[^"]*"/, `<base href="${scope.pathname}"`),
    { status, headers },
  );
};

// What never changes under its name.
async function kept(name, request, url) {
  const cache = await caches.open(name);
  const before = await cache.match(url);
  if (before) return before;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(url, answer.clone());
  return answer;
}
