import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SeriesWindow } from "./points.ts";
import { decodeWindows, encodeWindows } from "./series-frame.ts";

const anyColumn = (length: number) =>
  fc.array(fc.double(), { minLength: length, maxLength: length }).map((v) => Float64Array.from(v));

const anyOddRun = fc.record({
  run: fc.string({ unit: "grapheme" }),
  nan: fc.nat(),
  positiveInfinity: fc.nat(),
  negativeInfinity: fc.nat(),
  firstX: fc.integer(),
});

const anyWindow: fc.Arbitrary<SeriesWindow> = fc.nat({ max: 9 }).chain((length) =>
  fc.record(
    {
      run: fc.string({ unit: "grapheme" }),
      tag: fc.string({ unit: "grapheme" }),
      length: fc.constant(length),
      exact: fc.boolean(),
      totalPoints: fc.nat(),
      originTimeSecs: fc.double({ noDefaultInfinity: true }).filter((v) => !Object.is(v, -0)),
      version: fc.nat(),
      steps: anyColumn(length),
      wallTimesSecs: anyColumn(length),
      values: anyColumn(length),
      smoothed: anyColumn(length),
      x: anyColumn(length),
      group: fc.record({
        lower: anyColumn(length),
        upper: anyColumn(length),
        runCounts: anyColumn(length),
        isApproximate: fc.boolean(),
        oddRuns: fc.array(anyOddRun, { maxLength: 2 }),
      }),
    },
    {
      requiredKeys: [
        "run",
        "tag",
        "length",
        "exact",
        "totalPoints",
        "originTimeSecs",
        "version",
        "steps",
        "wallTimesSecs",
        "values",
      ],
    },
  ),
);

describe("series frame", () => {
  it("decodes to what was encoded, bit for bit", () => {
    fc.assert(
      fc.property(fc.array(anyWindow, { maxLength: 4 }), (windows) => {
        expect(decodeWindows(encodeWindows(windows).buffer)).toEqual(windows);
      }),
    );
  });

  it("encodes only the first `length` cells of longer columns", () => {
    const column = Float64Array.of(1, 2, 3);
    const [window] = decodeWindows(
      encodeWindows([
        {
          run: "a",
          tag: "loss",
          length: 2,
          exact: true,
          totalPoints: 2,
          originTimeSecs: 0,
          version: 1,
          steps: column,
          wallTimesSecs: column,
          values: column,
        },
      ]).buffer,
    );
    expect(window?.values).toEqual(Float64Array.of(1, 2));
  });

  it("refuses bytes that are no frame, and every cut of one that is", () => {
    const frame = encodeWindows([
      {
        run: "a",
        tag: "t",
        length: 1,
        exact: true,
        totalPoints: 1,
        originTimeSecs: 0,
        version: 1,
        steps: Float64Array.of(1),
        wallTimesSecs: Float64Array.of(2),
        values: Float64Array.of(3),
      },
    ]);
    expect(() => decodeWindows(new ArrayBuffer(16))).toThrow("RLS1");
    for (let length = 0; length < frame.length; length++) {
      expect(() => decodeWindows(frame.slice(0, length).buffer)).toThrow("series frame");
    }
  });
});
