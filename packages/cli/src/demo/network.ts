import { normal } from "./random.ts";
import { CLASSES, type Dataset, INPUTS } from "./spiral.ts";

const HIDDEN = 24;

/** Slope of the rectified units below zero; above it is 1. */
const LEAK = 0.1;

/** Units of each layer; the hidden ones are leaky rectified, the last are logits. */
const UNITS = [INPUTS, HIDDEN, HIDDEN, CLASSES] as const;

/** Where a layer's numbers lie in the flat list of parameters. */
interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weightsAt: number;
  readonly biasesAt: number;
}

const LAYERS: readonly Layer[] = layOut();
const BACKWARDS = [...LAYERS.entries()].toReversed();
export const PARAMETERS = LAYERS.reduce(
  (sum, { inputs, outputs }) => sum + (inputs + 1) * outputs,
  0,
);

export interface Evaluation {
  /** Mean cross-entropy, in nats. */
  readonly loss: number;
  /** Share of points with the right label. */
  readonly accuracy: number;
}

function layOut(): Layer[] {
  let at = 0;
  return UNITS.slice(1).map((outputs, i) => {
    const inputs = UNITS[i] ?? 0;
    const layer = { inputs, outputs, weightsAt: at, biasesAt: at + inputs * outputs };
    at += (inputs + 1) * outputs;
    return layer;
  });
}

/** Weights by He's rule for rectified units, biases zero. */
export function initialParameters(random: () => number): Float32Array {
  const parameters = new Float32Array(PARAMETERS);
  for (const { inputs, outputs, weightsAt } of LAYERS) {
    for (let i = 0; i < inputs * outputs; i++) {
      parameters[weightsAt + i] = normal(random) * Math.sqrt(2 / inputs);
    }
  }
  return parameters;
}

/**
 * Loss and accuracy over the points `indexes` of `data`. With `gradients` also
 * their mean gradient, which replaces what was there.
 */
export function evaluate(
  parameters: Float32Array,
  data: Dataset,
  indexes: Iterable<number>,
  gradients?: Float32Array,
): Evaluation {
  const activations = UNITS.map((units) => new Float32Array(units));
  gradients?.fill(0);
  let loss = 0;
  let right = 0;
  let count = 0;
  for (const index of indexes) {
    const output = forward(parameters, data, index, activations);
    const label = data.labels[index] ?? 0;
    if (output.indexOf(Math.max(...output)) === label) right += 1;
    softmax(output);
    loss -= Math.log(output[label] ?? 0);
    count += 1;
    if (gradients === undefined) continue;
    output[label] = (output[label] ?? 0) - 1;
    backward(parameters, activations, gradients);
  }
  gradients?.forEach((gradient, i) => (gradients[i] = gradient / count));
  return { loss: loss / count, accuracy: right / count };
}

function forward(
  parameters: Float32Array,
  data: Dataset,
  index: number,
  activations: readonly Float32Array[],
): Float32Array {
  let input = activations[0] ?? new Float32Array();
  input.set(data.inputs.subarray(index * INPUTS, (index + 1) * INPUTS));
  LAYERS.forEach((layer, depth) => {
    const output = activations[depth + 1] ?? input;
    const leak = depth === LAYERS.length - 1 ? 1 : LEAK;
    for (let o = 0; o < layer.outputs; o++) {
      let sum = parameters[layer.biasesAt + o] ?? 0;
      const row = layer.weightsAt + o * layer.inputs;
      for (let i = 0; i < layer.inputs; i++) sum += (parameters[row + i] ?? 0) * (input[i] ?? 0);
      output[o] = sum < 0 ? leak * sum : sum;
    }
    input = output;
  });
  return input;
}

function softmax(logits: Float32Array): void {
  const max = Math.max(...logits);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += logits[i] = Math.exp((logits[i] ?? 0) - max);
  for (let i = 0; i < logits.length; i++) logits[i] = (logits[i] ?? 0) / sum;
}

/** Adds one point's gradients; the last of `activations` holds the error at the logits. */
function backward(
  parameters: Float32Array,
  activations: readonly Float32Array[],
  gradients: Float32Array,
): void {
  let errors = activations.at(-1) ?? new Float32Array();
  for (const [depth, layer] of BACKWARDS) {
    const input = activations[depth] ?? errors;
    const inputErrors = new Float32Array(layer.inputs);
    for (let o = 0; o < layer.outputs; o++) {
      const error = errors[o] ?? 0;
      const row = layer.weightsAt + o * layer.inputs;
      for (let i = 0; i < layer.inputs; i++) {
        const activation = input[i] ?? 0;
        gradients[row + i] = (gradients[row + i] ?? 0) + error * activation;
        const slope = activation < 0 ? LEAK : 1;
        inputErrors[i] = (inputErrors[i] ?? 0) + slope * error * (parameters[row + i] ?? 0);
      }
      gradients[layer.biasesAt + o] = (gradients[layer.biasesAt + o] ?? 0) + error;
    }
    errors = inputErrors;
  }
}
