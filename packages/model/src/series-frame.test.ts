import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SeriesWindow } from "./points.ts";
import { decodeWindows, encodePackedWindows, encodeWindows } from "./series-frame.ts";

const anyColumn = (length: number) =>
  fc.array(fc.double(), { minLength: length, maxLength: length }).map((v) => Float64Array.from(v));

const oddCounts = { nan: fc.nat(), positiveInfinity: fc.nat(), negativeInfinity: fc.nat() };
const anyOddRun = fc.record({
  ...oddCounts,
  run: fc.string({ unit: "grapheme" }),
  firstX: fc.integer(),
});
const anyOtherOddRuns = fc.record({ ...oddCounts, runCount: fc.nat() });

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
      group: fc.record(
        {
          lower: anyColumn(length),
          upper: anyColumn(length),
          runCounts: anyColumn(length),
          isApproximate: fc.boolean(),
          oddRuns: fc.array(anyOddRun, { maxLength: 2 }),
          otherOddRuns: anyOtherOddRuns,
        },
        { requiredKeys: ["lower", "upper", "runCounts", "isApproximate", "oddRuns"] },
      ),
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

/** All of a frame, one part behind the other. */
function frameOf(
  windows: readonly SeriesWindow[],
  encode: typeof encodeWindows | typeof encodePackedWindows = encodeWindows,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(encode(windows).flatMap((part) => [...part]));
}

const column = (...cells: readonly number[]) => Float64Array.from(cells);

const ONE_POINT: SeriesWindow = {
  run: "a",
  tag: "t",
  length: 1,
  exact: true,
  totalPoints: 1,
  originTimeSecs: 0,
  version: 1,
  steps: column(1),
  wallTimesSecs: column(2),
  values: column(3),
};

describe.each([
  ["series frame", "RLS1", encodeWindows],
  ["packed series frame", "RLS2", encodePackedWindows],
])("%s", (_name, magic, encode) => {
  it("begins with its name", () => {
    expect(new TextDecoder().decode(frameOf([], encode).subarray(0, 4))).toBe(magic);
  });

  it("decodes to what was encoded, bit for bit", () => {
    fc.assert(
      fc.property(fc.array(anyWindow, { maxLength: 4 }), (windows) => {
        expect(decodeWindows(frameOf(windows, encode).buffer)).toEqual(windows);
      }),
    );
  });

  it("encodes only the first `length` cells of longer columns", () => {
    const cells = column(1, 2, 3);
    const longer = { ...ONE_POINT, length: 2, steps: cells, wallTimesSecs: cells, values: cells };
    const [window] = decodeWindows(frameOf([longer], encode).buffer);
    expect(window?.values).toEqual(Float64Array.of(1, 2));
  });

  it("is refused wherever it is cut", () => {
    const frame = frameOf([ONE_POINT], encode);
    for (let length = 0; length < frame.length; length++) {
      expect(() => decodeWindows(frame.slice(0, length).buffer)).toThrow("series frame");
    }
  });

  it("ends in an error or in windows, whatever bytes of it are others", () => {
    const frame = frameOf([ONE_POINT, { ...ONE_POINT, run: "b", smoothed: column(4) }], encode);
    fc.assert(
      fc.property(fc.nat(frame.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Uint8Array.from(frame);
        damaged[at] = byte;
        try {
          expect(decodeWindows(damaged.buffer)).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toMatchObject({ code: "frame.invalid" });
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a plain series frame", () => {
  it("copies no column, and takes those together that lie one behind the other", () => {
    const cells = column(1, 2, 3, 4, 5, 6);
    const inARow = {
      ...ONE_POINT,
      length: 2,
      steps: cells.subarray(0, 2),
      wallTimesSecs: cells.subarray(2, 4),
      values: cells.subarray(4, 6),
    };
    const elsewhere = { ...inARow, steps: cells.subarray(2, 4) };
    const parts = encodeWindows([inARow, elsewhere, { ...inARow, length: 1 }]).slice(1);
    const places = parts.map(({ buffer, byteOffset, byteLength }) => {
      expect(buffer).toBe(cells.buffer);
      return [byteOffset / 8, byteLength / 8];
    });
    expect(places).toEqual([
      [0, 6],
      [2, 2],
      [2, 4],
      [0, 1],
      [2, 1],
      [4, 1],
    ]);
  });

  it("is not just any bytes", () => {
    expect(() => decodeWindows(new ArrayBuffer(16))).toThrow("RLS1");
  });
});
