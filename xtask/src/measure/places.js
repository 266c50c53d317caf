// Where everything lies that is drawn on the first screen: the edges of each text and mark, in
// whole pixels, by what it is.
(() => {
  const found = {};
  const all = ".attract header > *, .attract h1, .attract .touch, .attract button, .attract .credit";
  for (const one of document.querySelectorAll(all)) {
    const { x, y } = one.getBoundingClientRect();
    const name = one.className?.baseVal ?? one.className;
    found[`${one.tagName} ${name} ${one.textContent.slice(0, 20)}`] = [Math.round(x), Math.round(y)];
  }
  return found;
})()
