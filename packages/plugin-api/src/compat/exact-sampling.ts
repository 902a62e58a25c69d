import { chacha20 } from "./chacha20.ts";

/** What the generator of TensorBoard's data server makes of the seed 0. */
const SEED_0 = new Uint32Array([
  0xf973f2ec, 0x45cdb581, 0x7346f087, 0xad6cad06, 0xe3a3d0d0, 0x67e71733, 0x72ea9bf2, 0xfe7d8ad7,
]);

/**
 * Positions of the points that TensorBoard's data server sends of a series of `length`:
 * those that its reservoir of `capacity` kept while loading (Infinity: all), reduced to
 * `limit`. The same as there for series whose steps only ever rose.
 *
 * Source: tensorboard/data/server/reservoir.rs, downsample.rs; rand 0.8.
 */
export function exactPositions(length: number, capacity: number, limit: number): number[] {
  const kept = reservoir(length, capacity);
  return downsample(kept.length, limit).flatMap((i) => kept[i] ?? []);
}

/** Each point takes the place of a random one once the reservoir is full; the last one stays. */
function reservoir(length: number, capacity: number): number[] {
  const kept: number[] = [];
  if (capacity === 0) return kept;
  const random = chacha20(SEED_0);
  for (let position = 0; position < length; position++) {
    if (position >= capacity) {
      const dropped = below64(random, position + 1);
      if (dropped >= capacity) kept.pop();
      else if (kept.length >= capacity) kept.splice(dropped, 1);
    }
    kept.push(position);
  }
  return kept;
}

/** The last position, and random ones of those before it. */
function downsample(length: number, limit: number): number[] {
  if (limit >= length) return Array.from({ length }, (_, i) => i);
  if (limit <= 0) return [];
  const chosen = sample(chacha20(SEED_0), length - 1, limit - 1);
  return [...chosen.toSorted((a, b) => a - b), length - 1];
}

/** Longer sequences are shuffled in place less readily. */
const LONG = 500_000;

/** `amount` different numbers below `length`, by the ways in which rand takes them. */
function sample(random: () => number, length: number, amount: number): number[] {
  const isLong = length >= LONG;
  if (amount >= 163) {
    const isDense = length < (isLong ? 330 / 9 : 270) * amount;
    return isDense ? shuffled(random, length, amount) : drawn(random, length, amount);
  }
  const [slope, start] = isLong ? [8 / 45, 70 / 9] : [1.6, 10];
  const isDense = amount > 11 && length < (start + slope * amount) * amount;
  return isDense ? shuffled(random, length, amount) : floyd(random, length, amount);
}

/** The first `amount` numbers of a Fisher–Yates shuffle. */
function shuffled(random: () => number, length: number, amount: number): number[] {
  const numbers = Array.from({ length }, (_, i) => i);
  for (let i = 0; i < amount; i++) {
    const j = i + below32(random, length - i);
    [numbers[i], numbers[j]] = [numbers[j] ?? 0, numbers[i] ?? 0];
  }
  return numbers.slice(0, amount);
}

function floyd(random: () => number, length: number, amount: number): number[] {
  const chosen = new Set<number>();
  for (let j = length - amount; j < length; j++) {
    const drawnNumber = below32(random, j + 1);
    chosen.add(chosen.has(drawnNumber) ? j : drawnNumber);
  }
  return [...chosen];
}

function drawn(random: () => number, length: number, amount: number): number[] {
  const lastFair = 2 ** 32 - 1 - (2 ** 32 % length);
  const chosen = new Set<number>();
  while (chosen.size < amount) chosen.add(scaled32(random, length, lastFair));
  return [...chosen];
}

/** A number below `range`, from the upper half of a product; a biased lower half is drawn again. */
function below32(random: () => number, range: number): number {
  const lastFair = range * 2 ** Math.clz32(range) - 1;
  return scaled32(random, range, lastFair);
}

function scaled32(random: () => number, range: number, lastFair: number): number {
  for (;;) {
    const product = BigInt(random()) * BigInt(range);
    if (BigInt.asUintN(32, product) <= BigInt(lastFair)) return Number(product >> 32n);
  }
}

function below64(random: () => number, range: number): number {
  const size = BigInt(range);
  const lastFair = 2n ** 64n - 1n - (2n ** 64n % size);
  for (;;) {
    const low = BigInt(random());
    const product = ((BigInt(random()) << 32n) | low) * size;
    if (BigInt.asUintN(64, product) <= lastFair) return Number(product >> 64n);
  }
}
