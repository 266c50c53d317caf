// Withdraws the service worker. Deployed in the place of `sw.js`, it takes away all that was
// kept for use without a network and itself, and loads open pages anew, once.

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const withdraw = async () => {
    let kept = 0;
    for (const name of await caches.keys()) {
      if (name.startsWith("osloregionen-")) kept += Number(await caches.delete(name));
    }
    await registration.unregister();
    // Pages register it again when they open: there is nothing left then, and no reason to
    // load them anew.
    if (kept === 0) return;
    for (const page of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
      page.navigate(page.url).catch(() => {});
    }
  };
  event.waitUntil(withdraw());
});
