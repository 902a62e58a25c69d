import { describe, expect, it } from "vitest";
import { createLearningRateLog, type LearningRateOptions } from "./learning-rate.ts";

describe("a learning-rate log", () => {
  it("keeps both ends of every plateau", () => {
    expect(logged([0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01])).toEqual([
      ["learning_rate", 0.1, 0],
      ["learning_rate", 0.1, 3],
      ["learning_rate", 0.01, 4],
    ]);
  });

  it("logs a rate that changes at every step once a step", () => {
    expect(logged([3, 2, 1]).map(([, rate, step]) => [rate, step])).toEqual([
      [3, 0],
      [2, 1],
      [1, 2],
    ]);
  });

  it("logs a rate that stays again after some steps", () => {
    const steps = logged(Array<number>(8).fill(1), { everySteps: 3 }).map(([, , step]) => step);
    expect(steps).toEqual([0, 3, 6]);
  });

  it("goes on after a restart at an earlier step", () => {
    const points: unknown[] = [];
    const log = createLearningRateLog({ scalar: (...point) => points.push(point) }, { tag: "lr" });
    for (const step of [0, 1, 2]) log(0.1, step);
    for (const step of [1, 2]) log(0.05, step);
    expect(points).toEqual([
      ["lr", 0.1, 0],
      ["lr", 0.1, 2],
      ["lr", 0.05, 1],
    ]);
  });
});

function logged(rates: number[], options?: LearningRateOptions): [string, number, number][] {
  const points: [string, number, number][] = [];
  const log = createLearningRateLog({ scalar: (...point) => points.push(point) }, options);
  rates.forEach((rate, step) => log(rate, step));
  return points;
}
