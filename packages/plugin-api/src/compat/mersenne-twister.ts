const WORDS = 624;
const MIDDLE = 397;
const MATRIX = 0x9908b0df;
const UPPER = 0x80000000;
const LOWER = 0x7fffffff;

/**
 * MT19937, seeded with the words of `key`: one uint32 per call, as Python's `random.Random`
 * draws them.
 *
 * Source: Matsumoto and Nishimura, "Mersenne Twister" (1998), and their initialisation of 2002.
 */
export function mersenneTwister(key: readonly number[]): () => number {
  const state = seeded(key);
  let at = WORDS;
  return () => {
    if (at === WORDS) {
      twist(state);
      at = 0;
    }
    return tempered(state[at++] ?? 0);
  };
}

function seeded(key: readonly number[]): Uint32Array {
  const state = new Uint32Array(WORDS);
  state[0] = 19650218;
  for (let i = 1; i < WORDS; i++) state[i] = Math.imul(mixed(state, i), 1812433253) + i;
  let i = 1;
  for (let round = 0; round < Math.max(WORDS, key.length); round++) {
    const j = round % key.length;
    state[i] = ((state[i] ?? 0) ^ Math.imul(mixed(state, i), 1664525)) + (key[j] ?? 0) + j;
    i = next(state, i);
  }
  for (let round = 1; round < WORDS; round++) {
    state[i] = ((state[i] ?? 0) ^ Math.imul(mixed(state, i), 1566083941)) - i;
    i = next(state, i);
  }
  state[0] = UPPER;
  return state;
}

function mixed(state: Uint32Array, i: number): number {
  const before = state[i - 1] ?? 0;
  return before ^ (before >>> 30);
}

/** The first word takes what the last one has. */
function next(state: Uint32Array, i: number): number {
  if (i + 1 < WORDS) return i + 1;
  state[0] = state[WORDS - 1] ?? 0;
  return 1;
}

function twist(state: Uint32Array): void {
  for (let i = 0; i < WORDS; i++) {
    const word = ((state[i] ?? 0) & UPPER) | ((state[(i + 1) % WORDS] ?? 0) & LOWER);
    const odd = (word & 1) === 0 ? 0 : MATRIX;
    state[i] = (state[(i + MIDDLE) % WORDS] ?? 0) ^ (word >>> 1) ^ odd;
  }
}

function tempered(word: number): number {
  let y = word;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  y ^= y >>> 18;
  return y >>> 0;
}
