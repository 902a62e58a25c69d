import { entry, tableFor, update } from "./crc32c.ts";
import { FOLD_TABLES, SCRATCH } from "./memory.ts";

/**
 * Long stretches, 64 bytes at a time: a register that 60 zero bytes follow can as well be
 * xored into the word 64 bytes on, so that sixteen words are carried along instead of one
 * register. They lie in four vectors, vector i with byte i of each word, and are looked up
 * by half bytes, sixteen at once.
 */
const CHUNK_BYTES: usize = 64;
/** Below, `update` is faster. */
const SMALLEST_BYTES: usize = 256;

/** Sixteen entries: byte `result` of the word that half `half` of byte `byte` becomes. */
function foldTable(byte: usize, half: usize, result: usize): usize {
  return FOLD_TABLES + (byte << 7) + (half << 6) + (result << 4);
}

export function makeFoldTables(): void {
  for (let byte: usize = 0; byte < 4; byte++) {
    const table = tableFor(CHUNK_BYTES - 1 - byte);
    for (let n: usize = 0; n < 16; n++) {
      const ofLow = entry(table, <u32>n);
      const ofHigh = entry(table, (<u32>n) << 4);
      for (let result: usize = 0; result < 4; result++) {
        store<u8>(foldTable(byte, 0, result) + n, <u8>(ofLow >> ((<u32>result) << 3)));
        store<u8>(foldTable(byte, 1, result) + n, <u8>(ofHigh >> ((<u32>result) << 3)));
      }
    }
  }
}

/** As `update`. */
export function updateBulk(register: u32, start: usize, end: usize): u32 {
  if (end - start < SMALLEST_BYTES) return update(register, start, end);
  const zeros = i64x2.splat(0);
  const halves = i8x16.splat(0x0f);
  let r0 = zeros;
  let r1 = zeros;
  let r2 = zeros;
  let r3 = zeros;
  let first = i32x4.replace_lane(zeros, 0, register);
  let at = start;
  for (; at + CHUNK_BYTES <= end; at += CHUNK_BYTES) {
    // Four rounds of shuffling a deck of 64 sort the bytes by their place in the word.
    const a0 = v128.xor(v128.load(at), first);
    const a1 = v128.load(at, 16);
    const a2 = v128.load(at, 32);
    const a3 = v128.load(at, 48);
    first = zeros;
    const b0 = lows(a0, a2);
    const b1 = highs(a0, a2);
    const b2 = lows(a1, a3);
    const b3 = highs(a1, a3);
    const c0 = lows(b0, b2);
    const c1 = highs(b0, b2);
    const c2 = lows(b1, b3);
    const c3 = highs(b1, b3);
    const d0 = lows(c0, c2);
    const d1 = highs(c0, c2);
    const d2 = lows(c1, c3);
    const d3 = highs(c1, c3);

    const l0 = v128.and(r0, halves);
    const l1 = v128.and(r1, halves);
    const l2 = v128.and(r2, halves);
    const l3 = v128.and(r3, halves);
    const h0 = i8x16.shr_u(r0, 4);
    const h1 = i8x16.shr_u(r1, 4);
    const h2 = i8x16.shr_u(r2, 4);
    const h3 = i8x16.shr_u(r3, 4);
    r0 = v128.xor(lows(d0, d2), fold(0, l0, h0, l1, h1, l2, h2, l3, h3));
    r1 = v128.xor(highs(d0, d2), fold(1, l0, h0, l1, h1, l2, h2, l3, h3));
    r2 = v128.xor(lows(d1, d3), fold(2, l0, h0, l1, h1, l2, h2, l3, h3));
    r3 = v128.xor(highs(d1, d3), fold(3, l0, h0, l1, h1, l2, h2, l3, h3));
  }
  // Two more rounds, and the deck is as it was.
  const e0 = lows(r0, r2);
  const e1 = highs(r0, r2);
  const e2 = lows(r1, r3);
  const e3 = highs(r1, r3);
  v128.store(SCRATCH, lows(e0, e2));
  v128.store(SCRATCH, highs(e0, e2), 16);
  v128.store(SCRATCH, lows(e1, e3), 32);
  v128.store(SCRATCH, highs(e1, e3), 48);
  return update(update(0, SCRATCH, SCRATCH + CHUNK_BYTES), at, end);
}

/** Byte `result` of what the sixteen words become, from the halves of their bytes. */
function fold(
  result: usize,
  l0: v128,
  h0: v128,
  l1: v128,
  h1: v128,
  l2: v128,
  h2: v128,
  l3: v128,
  h3: v128,
): v128 {
  return v128.xor(
    v128.xor(
      v128.xor(lookUp(foldTable(0, 0, result), l0), lookUp(foldTable(0, 1, result), h0)),
      v128.xor(lookUp(foldTable(1, 0, result), l1), lookUp(foldTable(1, 1, result), h1)),
    ),
    v128.xor(
      v128.xor(lookUp(foldTable(2, 0, result), l2), lookUp(foldTable(2, 1, result), h2)),
      v128.xor(lookUp(foldTable(3, 0, result), l3), lookUp(foldTable(3, 1, result), h3)),
    ),
  );
}

function lookUp(table: usize, indices: v128): v128 {
  return i8x16.swizzle(v128.load(table), indices);
}

function lows(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

function highs(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}
