import { describe, expect, it } from "vitest";
import { buildEnvelope, createEnvelope } from "./envelope.ts";
import { PathBuffer } from "./path-buffer.ts";
import { createPoints } from "./points.ts";
import { createScale } from "./scale.ts";
import { traceEnvelope } from "./trace.ts";

describe("traceEnvelope", () => {
  it("joins sparse points where they are", () => {
    const { trace } = setup({ width: 40, height: 10 });
    expect(trace([0.25, 1, 3.5], [0, 10, 5])).toEqual({
      line: "M2.5,10 L10,0 L35,5",
      band: "",
    });
  });

  it("lifts the pen at a gap", () => {
    const { trace } = setup({ width: 30, height: 10 });
    expect(trace([0, 1, 2], [0, NaN, 10]).line).toBe("M0,10 L0,10 M20,0 L20,0");
  });

  it("draws dense columns as bands with the line through their means", () => {
    const { trace } = setup({ width: 20, height: 10 });
    expect(trace([0, 0.5, 1, 1.5], [2, 6, 4, 8])).toEqual({
      line: "M5,6 L15,4",
      band: "M5,4 L5,8 M15,2 L15,6",
    });
  });

  it("takes the line out to a lone extreme and back", () => {
    const { trace } = setup({ width: 30, height: 10 });
    const x = [0, 0.5, 1, 1.2, 1.4, 1.6, 2, 2.5];
    const y = [0, 2, 0, 2, 10, 0, 0, 2];
    expect(trace(x, y).line).toBe("M5,9 L15,7 L15,0 L15,7 L25,9");
  });

  it("needs no band where values differ by less than the line is wide", () => {
    const { trace } = setup({ width: 10, height: 10 });
    expect(trace([0, 0.5], [5, 5.5]).band).toBe("");
  });
});

/** Points with x from 0 in columns of 10 pixels and y from 0 to 10, drawn upwards. */
function setup({ width, height }: { width: number; height: number }) {
  const columns = width / 10;
  const yScale = createScale("linear", { min: 0, max: 10 }, height, 0);
  return {
    trace: (x: readonly number[], y: readonly number[]) => {
      const envelope = buildEnvelope(
        createPoints(Float64Array.from(x), Float64Array.from(y)),
        { xRange: { min: 0, max: columns }, columns, floor: -Infinity },
        createEnvelope(),
      );
      const line = new PathBuffer();
      const band = new PathBuffer();
      traceEnvelope(envelope, { left: 0, columnWidth: 10, yScale, lineWidth: 1 }, line, band);
      return { line: textOf(line), band: textOf(band) };
    },
  };
}

function textOf(path: PathBuffer): string {
  const steps: string[] = [];
  path.replay({
    moveTo: (x, y) => steps.push(`M${x},${y}`),
    lineTo: (x, y) => steps.push(`L${x},${y}`),
  });
  return steps.join(" ");
}
