import { normal } from "./random.ts";

export const CLASSES = 3;
export const INPUTS = 2;

/** Labelled points: `inputs` holds x and y of each in turn. */
export interface Dataset {
  readonly size: number;
  readonly inputs: Float32Array;
  readonly labels: Uint8Array;
}

const TURNS = 1.25;
const NOISE = 0.1;

/** Three arms of a spiral, one class each, blurred so that no classifier gets all points right. */
export function makeSpiral(size: number, random: () => number): Dataset {
  const inputs = new Float32Array(size * INPUTS);
  const labels = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const label = i % CLASSES;
    const radius = random();
    const angle = 2 * Math.PI * (radius * TURNS + label / CLASSES) + normal(random) * NOISE;
    inputs[i * INPUTS] = radius * Math.cos(angle) + (normal(random) * NOISE) / 4;
    inputs[i * INPUTS + 1] = radius * Math.sin(angle) + (normal(random) * NOISE) / 4;
    labels[i] = label;
  }
  return { size, inputs, labels };
}
