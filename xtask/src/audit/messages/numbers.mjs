// Numbers that are the same for the same seed, and values that a message can be made of.

// Mulberry32, by Tommy Ettinger (public domain).
export const numbers = (seed) => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (end) => next() % end;
  const one = (list) => list[below(list.length)];
  // True once in so many times.
  const chance = (times) => below(times) === 0;
  return { next, below, one, chance };
};

export const NASTY = [
  undefined, null, true, false, 0, -0, 1, -1, 1.5, 199, 200, 4000, 4001, 1e9, 2 ** 31, 2 ** 53,
  NaN, Infinity, -Infinity, 5e-324, 1.7976931348623157e308, 10n, -(2n ** 64n), "", "1", "600", "0x10",
  "height", "ask", "\0", "\ud800", "\u202e", "\u2066å", "🏳️‍🌈", "__proto__", "constructor", "then",
  "javascript:alert(1)", "../../", "//evil.example", "https://evil.example/", "%00", "%ff", "a".repeat(600),
];

const KEYS = ["osloregionen", "type", "height", "reader", "source", "__proto__", "constructor", "toString", "then", "", "0"];

// A value as a message carries it: what cannot be cloned between windows never arrives.
export const value = (random, depth = 0) => {
  const { below, one } = random;
  switch (below(depth > 3 ? 4 : 12)) {
    case 4: return Array.from({ length: below(4) }, () => value(random, depth + 1));
    case 5: case 6: {
      const object = {};
      for (let left = below(4); left > 0; left -= 1) {
        const kept = { value: value(random, depth + 1), enumerable: true, writable: true, configurable: true };
        // As a property of its own even where it is called `__proto__`.
        Object.defineProperty(object, one(KEYS), kept);
      }
      return object;
    }
    case 7: return new Map([[one(NASTY), value(random, depth + 1)]]);
    case 8: return new Set([value(random, depth + 1)]);
    case 9: return one([new Date(below(2 ** 31)), new Date(NaN), /a/g, new Error("x"), Object("text"), Object(1)]);
    case 10: return new Uint8Array(below(64));
    case 11: {
      const around = { osloregionen: 1, type: "height" };
      around.height = around;
      return around;
    }
    default: return one(NASTY);
  }
};

// A message: mostly nearly a right one, since what is far from it is all refused at once.
export const message = (random, type) => {
  const { below, one, chance } = random;
  if (chance(5)) return value(random);
  const right = { osloregionen: 1, type, height: below(6000) - 500 + (chance(4) ? 0.5 : 0) };
  if (chance(2)) right.height = one(NASTY);
  if (chance(4)) right[one(["osloregionen", "type", "height"])] = value(random);
  if (chance(8)) delete right[one(["osloregionen", "type", "height"])];
  if (chance(8)) right[one(KEYS)] = value(random);
  return right;
};

// A text as someone may write it into an attribute or a query.
export const text = (random, usual) => {
  const { below, one, chance } = random;
  if (!chance(3)) return one(usual);
  const parts = Array.from({ length: 1 + below(3) }, () => {
    const part = chance(2) ? one(usual) : one(NASTY);
    return String(part).slice(0, chance(4) ? below(8) : 600);
  });
  return parts.join(one(["", "-", "%", "&", "=", "#", "?", "/"]));
};
