// Starts the page that puts frames together. Without it the page says what can be embedded, and
// its addresses work.

try {
  const { default: init } = await import(new URL(BINDINGS, import.meta.url));
  await init({ module_or_path: new URL(WASM, import.meta.url) });
} catch {
  document.documentElement.dataset.failed = "";
}
