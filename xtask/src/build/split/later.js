
// Fetches the app's second part and tells the first, by a function of its table, whether it came.
// It stands at the end of the bindings, whose `wasm` is the first part. What did not come is
// fetched again when it is asked for again.
let second;

async function fetchSecond() {
  const answer = await fetch(new URL(SECOND, import.meta.url), { integrity: INTEGRITY });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  // Not as a stream: that would depend on the host's name for what it sends.
  await WebAssembly.instantiate(await answer.arrayBuffer(), { __wasm_split: SHARED });
}

async function later(told, data) {
  let came = true;
  try {
    await (second ??= fetchSecond());
  } catch (error) {
    second = undefined;
    came = false;
    console.warn(error);
  }
  TABLE.get(told)(data, came);
}
