import { mersenneTwister } from "./mersenne-twister.ts";

/**
 * Positions of the points that TensorBoard's Python loader sends of a series of `length`: those
 * that its reservoir of `capacity` kept while loading (Infinity: all), reduced to `limit`. The same
 * as there for series of which no restart took points back.
 *
 * Source: tensorboard/backend/event_processing/reservoir.py, data_provider.py;
 * Lib/random.py of Python 3.
 */
export function pythonPositions(length: number, capacity: number, limit: number): number[] {
  const kept = reservoir(length, capacity);
  return downsample(kept.length, limit).flatMap((i) => kept[i] ?? []);
}

/** Each point takes the place of a random one once the reservoir is full, or that of the last. */
function reservoir(length: number, capacity: number): number[] {
  const kept: number[] = [];
  if (capacity === 0) return kept;
  const random = mersenneTwister([0]);
  for (let position = 0; position < length; position++) {
    if (position >= capacity) {
      const dropped = below(random, position + 1);
      if (dropped < capacity) kept.splice(dropped, 1);
      else kept.pop();
    }
    kept.push(position);
  }
  return kept;
}

/** The last position, and random ones of those before it. */
function downsample(length: number, limit: number): number[] {
  if (limit >= length) return Array.from({ length }, (_, i) => i);
  if (limit <= 0) return [];
  const chosen = sample(mersenneTwister([0]), length - 1, limit - 1);
  return [...chosen.toSorted((a, b) => a - b), length - 1];
}

/** `amount` different numbers below `length`; few of many are drawn, others dealt. */
function sample(random: () => number, length: number, amount: number): number[] {
  const setSize = 21 + (amount > 5 ? 4 ** Math.ceil(Math.log(amount * 3) / Math.log(4)) : 0);
  return length <= setSize ? dealt(random, length, amount) : drawn(random, length, amount);
}

function dealt(random: () => number, length: number, amount: number): number[] {
  const pool = Array.from({ length }, (_, i) => i);
  return Array.from({ length: amount }, (_, i) => {
    const j = below(random, length - i);
    const chosen = pool[j] ?? 0;
    pool[j] = pool[length - i - 1] ?? 0;
    return chosen;
  });
}

function drawn(random: () => number, length: number, amount: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < amount) chosen.add(below(random, length));
  return [...chosen];
}

/** A number below `range`, at most 2^32: of as many bits as `range` has, drawn until one is below. */
function below(random: () => number, range: number): number {
  const unused = Math.clz32(range);
  for (;;) {
    const number = random() >>> unused;
    if (number < range) return number;
  }
}
