/** "expand 32-byte k", then the key, the block counter and the stream. */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];
const COUNTER = 12;
const BLOCK_WORDS = 16;
const DOUBLE_ROUNDS = 10;

/** Columns, then diagonals. */
const QUARTERS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

/**
 * The words of a ChaCha20 key stream, one uint32 per call: counter and stream begin at 0.
 * Source: RFC 8439, with the 64-bit counter of the first version.
 *
 * @param key 8 words.
 */
export function chacha20(key: Uint32Array): () => number {
  const state = Uint32Array.of(...CONSTANTS, ...key, 0, 0, 0, 0);
  let block = new Uint32Array(0);
  let at = 0;
  return () => {
    if (at === block.length) {
      block = nextBlock(state);
      at = 0;
    }
    return block[at++] ?? 0;
  };
}

function nextBlock(state: Uint32Array): Uint32Array<ArrayBuffer> {
  const block = Uint32Array.from(state);
  for (let round = 0; round < DOUBLE_ROUNDS; round++) {
    for (const [a, b, c, d] of QUARTERS) {
      step(block, a, b, d, 16);
      step(block, c, d, b, 12);
      step(block, a, b, d, 8);
      step(block, c, d, b, 7);
    }
  }
  for (let i = 0; i < BLOCK_WORDS; i++) block[i] = (block[i] ?? 0) + (state[i] ?? 0);
  const low = ((state[COUNTER] ?? 0) + 1) >>> 0;
  state[COUNTER] = low;
  if (low === 0) state[COUNTER + 1] = (state[COUNTER + 1] ?? 0) + 1;
  return block;
}

/** Adds word b to a, and turns what word d becomes with a by some bits to the left. */
function step(block: Uint32Array, a: number, b: number, d: number, bits: number): void {
  block[a] = (block[a] ?? 0) + (block[b] ?? 0);
  const mixed = (block[d] ?? 0) ^ (block[a] ?? 0);
  block[d] = (mixed << bits) | (mixed >>> (32 - bits));
}
