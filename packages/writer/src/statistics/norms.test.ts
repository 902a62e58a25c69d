import { describe, expect, it } from "vitest";
import { l2Norm, logNorms, normsOf } from "./norms.ts";

describe("the L2 norm", () => {
  it.each([
    [[3, 4], 5],
    [[], 0],
    [[-2], 2],
    [[1, NaN], NaN],
    [[1, -Infinity], Infinity],
  ])("of %j is %d", (values, norm) => {
    expect(l2Norm(values)).toBe(norm);
  });

  it("is summed in float64, also of float32 values whose squares overflow", () => {
    expect(l2Norm(Float32Array.of(2 ** 127, 0))).toBe(2 ** 127);
  });
});

describe("the norms of several tensors", () => {
  const GRADIENTS = { kernel: Float32Array.of(2, 3), bias: [6], empty: [] };

  it("are those of each and that of all as one vector", () => {
    expect(normsOf(GRADIENTS)).toEqual({
      global: 7,
      byName: { kernel: Math.sqrt(13), bias: 6, empty: 0 },
    });
  });

  it("are logged below one tag", () => {
    const logged: unknown[] = [];
    logNorms({ scalar: (...point) => logged.push(point) }, "gradient_norm", GRADIENTS, 12);
    expect(logged).toEqual([
      ["gradient_norm/global", 7, 12],
      ["gradient_norm/kernel", Math.sqrt(13), 12],
      ["gradient_norm/bias", 6, 12],
      ["gradient_norm/empty", 0, 12],
    ]);
  });
});
