// How long the same work takes, in milliseconds: the best of some times.
const [done] = arguments;
const time = () => {
  const start = performance.now();
  let number = 1;
  for (let i = 0; i < 3e7; i += 1) number = (Math.imul(number, 1664525) + 1013904223) | 0;
  // Used, so that it cannot be left out.
  return performance.now() - start + (number === 0.5 ? 1 : 0);
};
done(Math.min(...Array.from({ length: 5 }, time)));
