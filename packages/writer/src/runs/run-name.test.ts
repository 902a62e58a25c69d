import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runName, type RunNameParts } from "./run-name.ts";

const DATE = new Date("2026-05-03T14:07:09.876Z");

describe("the name of a run", () => {
  it.each<[RunNameParts, string]>([
    [
      { date: DATE, model: "resnet50", hparams: { lr: 0.001, batch: 32 } },
      "2026-05-03_14-07-09_resnet50_batch=32_lr=0.001",
    ],
    [{ hparams: { batch: 32, lr: 0.001 } }, "batch=32_lr=0.001"],
    [
      { hparams: { lr: 0.1 + 0.2, decay: 1 / 3, eps: 1.23456e-8 } },
      "decay=0.3333_eps=1.235e-8_lr=0.3",
    ],
    [
      { hparams: { steps: 1234567, layer10: true, layer9: false } },
      "layer9=false_layer10=true_steps=1234567",
    ],
    [{ model: "meta/llama 3: «8B»" }, "meta-llama-3-8B-"],
    [{ model: "../../etc" }, "--..-etc"],
    [{ model: "größe_λ" }, "größe_λ"],
    [{ model: "a\u0308" }, "\u00e4"],
    [{ hparams: { rate: NaN, cap: Infinity } }, "cap=Infinity_rate=NaN"],
  ])("of %j is %s", (parts, name) => {
    expect(runName(parts)).toBe(name);
  });

  it("is cut when it is long, and still tells two runs apart", () => {
    const [a, b] = [runName({ hparams: fortyHparams(1) }), runName({ hparams: fortyHparams(2) })];
    expect(a).not.toBe(b);
    expect(a.slice(0, 100)).toBe(b.slice(0, 100));
    expect(Buffer.byteLength(a)).toBeLessThanOrEqual(200);
    expect(a).not.toContain("\uFFFD");
  });

  it("is always one directory that every file system takes", () => {
    const value = fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.boolean());
    const parts = fc.record({
      model: fc.string({ unit: "binary", minLength: 1 }),
      hparams: fc.dictionary(fc.string({ unit: "binary" }), value),
    });
    fc.assert(
      fc.property(parts, (given) => {
        const name = runName(given);
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\s]|^\.|\.$|^$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(runName(given)).toBe(name);
      }),
      { numRuns: 50 },
    );
  });

  it("needs something to be made of", () => {
    expect(() => runName({})).toThrow(TypeError);
    expect(() => runName({ date: new Date(NaN) })).toThrow(TypeError);
  });
});

function fortyHparams(last: number): Record<string, number> {
  return Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`größe${i}`, i === 39 ? last : i]),
  );
}
