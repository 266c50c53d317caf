// In pages of the preview: loads the page anew when there is another build, and tells what the
// program has to say until then.

(async (script) => {
  const asked = new URL(script.src);
  const build = asked.searchParams.get("bygg");
  let box;
  const tell = (words) => {
    box?.remove();
    if (!words) return;
    box = document.createElement("pre");
    box.setAttribute("role", "status");
    box.textContent = words;
    // One by one, since the page's policy forbids a style attribute.
    Object.assign(box.style, {
      position: "fixed", inset: "auto 1rem 1rem", zIndex: "9999", margin: "0", padding: "1rem",
      maxHeight: "60vh", overflow: "auto", whiteSpace: "pre-wrap", font: "14px/1.5 monospace",
      color: "#fff", background: "#222", border: "2px solid #f5c518",
    });
    document.body.append(box);
  };
  const pause = () => new Promise((go) => setTimeout(go, 1000));
  for (let seen = "0"; ; ) {
    try {
      const next = new URL(`forhandsvisning?etter=${seen}`, asked);
      const answer = await fetch(next, { cache: "no-store" });
      const [change, now, words] = await answer.json();
      if (now !== build) return location.reload();
      if (change !== seen) tell(words);
      seen = change;
    } catch {
      // The program has ended, or is being started again.
      await pause();
    }
  }
})(document.currentScript);
