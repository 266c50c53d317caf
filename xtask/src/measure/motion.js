// Every animation and transition that runs: what it changes.
(() => {
  const names = new Set();
  let running = 0;
  for (const animation of document.getAnimations()) {
    if (animation.playState !== "running") continue;
    running += 1;
    const own = new Set(["offset", "computedOffset", "easing", "composite"]);
    for (const frame of animation.effect.getKeyframes()) {
      for (const name of Object.keys(frame)) if (!own.has(name)) names.add(name);
    }
  }
  return [running, [...names]];
})()
