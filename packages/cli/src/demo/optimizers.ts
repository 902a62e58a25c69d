/** Changes `parameters` in place by one step against `gradients`. */
export type Optimizer = (
  parameters: Float32Array,
  gradients: Float32Array,
  learningRate: number,
) => void;

export function createSgd(momentum: number, size: number): Optimizer {
  const velocity = new Float32Array(size);
  return (parameters, gradients, learningRate) => {
    for (let i = 0; i < size; i++) {
      velocity[i] = momentum * (velocity[i] ?? 0) + (gradients[i] ?? 0);
      parameters[i] = (parameters[i] ?? 0) - learningRate * (velocity[i] ?? 0);
    }
  };
}

/** Kingma and Ba, "Adam: a method for stochastic optimization", algorithm 1. */
export function createAdam(size: number, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8): Optimizer {
  const mean = new Float32Array(size);
  const square = new Float32Array(size);
  let step = 0;
  return (parameters, gradients, learningRate) => {
    step += 1;
    const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
    for (let i = 0; i < size; i++) {
      const gradient = gradients[i] ?? 0;
      const newMean = beta1 * (mean[i] ?? 0) + (1 - beta1) * gradient;
      const newSquare = beta2 * (square[i] ?? 0) + (1 - beta2) * gradient * gradient;
      mean[i] = newMean;
      square[i] = newSquare;
      parameters[i] = (parameters[i] ?? 0) - (rate * newMean) / (Math.sqrt(newSquare) + epsilon);
    }
  };
}
