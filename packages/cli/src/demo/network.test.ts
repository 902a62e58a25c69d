import { seededRandom } from "@runlens/base";
import { describe, expect, it } from "vitest";
import { evaluate, initialParameters, PARAMETERS } from "./network.ts";
import { createAdam, createSgd } from "./optimizers.ts";
import { makeSpiral } from "./spiral.ts";

function setup() {
  const random = seededRandom(1);
  const data = makeSpiral(30, random);
  const parameters = initialParameters(random);
  const indexes = [...data.labels.keys()];
  const lossAt = (changed: Float32Array): number => evaluate(changed, data, indexes).loss;

  /** Loss with one parameter moved by `shift`. */
  function lossWith(index: number, shift: number): number {
    const moved = parameters.slice();
    moved[index] = (moved[index] ?? 0) + shift;
    return lossAt(moved);
  }
  return { data, parameters, indexes, lossAt, lossWith };
}

describe("the network", () => {
  it("computes the gradients that small changes of the parameters show", () => {
    const { data, parameters, indexes, lossWith } = setup();
    const gradients = new Float32Array(PARAMETERS);
    evaluate(parameters, data, indexes, gradients);
    const shift = 1e-2;
    // One of each layer's weights and biases, and some between.
    for (let index = 0; index < PARAMETERS; index += 37) {
      const slope = (lossWith(index, shift) - lossWith(index, -shift)) / (2 * shift);
      expect(gradients[index]).toBeCloseTo(slope, 2);
    }
  });

  it.each([
    ["plain descent", createSgd(0, PARAMETERS), 0.3],
    ["momentum", createSgd(0.9, PARAMETERS), 0.05],
    ["Adam", createAdam(PARAMETERS), 0.01],
  ])("learns with %s", (_name, step, learningRate) => {
    const { data, parameters, indexes, lossAt } = setup();
    const gradients = new Float32Array(PARAMETERS);
    const lossBefore = lossAt(parameters);
    for (let i = 0; i < 100; i++) {
      evaluate(parameters, data, indexes, gradients);
      step(parameters, gradients, learningRate);
    }
    expect(lossAt(parameters)).toBeLessThan(lossBefore * 0.8);
  });
});
