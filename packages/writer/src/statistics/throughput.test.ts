import { describe, expect, it } from "vitest";
import { createThroughput } from "./throughput.ts";

describe("throughput", () => {
  it("counts from one reading to the next", () => {
    const { throughput, wait } = setup();
    for (let i = 0; i < 4; i++) throughput.step(32);
    wait(2);
    expect(throughput.read()).toEqual({ stepsPerSec: 2, examplesPerSec: 64 });
    throughput.step();
    wait(0.5);
    expect(throughput.read()).toEqual({ stepsPerSec: 2, examplesPerSec: 2 });
    wait(1);
    expect(throughput.read()).toEqual({ stepsPerSec: 0, examplesPerSec: 0 });
  });

  it("is unknown while no time has passed, and loses no step by that", () => {
    const { throughput, wait } = setup();
    throughput.step(8);
    expect(throughput.read()).toEqual({ stepsPerSec: NaN, examplesPerSec: NaN });
    wait(1);
    expect(throughput.read()).toEqual({ stepsPerSec: 1, examplesPerSec: 8 });
  });

  it("is logged, below a prefix when there is one", () => {
    const { throughput, wait } = setup();
    const logged: unknown[] = [];
    const log = { scalar: (...point: unknown[]) => logged.push(point) };
    throughput.step(10);
    wait(1);
    throughput.log(log, 5);
    wait(1);
    throughput.log(log, 6, "train");
    expect(logged).toEqual([
      ["steps_per_second", 1, 5],
      ["examples_per_second", 10, 5],
      ["train/steps_per_second", 0, 6],
      ["train/examples_per_second", 0, 6],
    ]);
  });
});

function setup() {
  let nowSecs = 100;
  const wait = (secs: number) => {
    nowSecs += secs;
  };
  return { throughput: createThroughput(() => nowSecs), wait };
}
