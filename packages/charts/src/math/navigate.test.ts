import { describe, expect, it } from "vitest";
import { layOut, type LayoutInput } from "./layout.ts";
import { viewOfBox, viewPanned, viewScrolled, viewZoomed } from "./navigate.ts";
import type { View } from "./view-history.ts";

const FITTED_X = { min: 0, max: 100 };

describe("navigation", () => {
  it("zooms to what was dragged over, x alone or both", () => {
    const { layout, x, y } = setup({});
    expect(viewOfBox(layout, {}, [x(20), x(60)])).toEqual({ xRange: near(20, 60) });
    expect(viewOfBox(layout, {}, [x(20), x(60)], [y(2), y(8)])).toEqual({
      xRange: near(20, 60),
      yRange: near(2, 8),
    });
  });

  it("cuts a drag that left the plot", () => {
    const { layout, x } = setup({});
    expect(viewOfBox(layout, {}, [x(50), x(50) + 9999]).xRange).toEqual(near(50, 100));
  });

  it("keeps a y-range that is held while x is dragged over", () => {
    const { layout, x } = setup({ yRange: { min: 1, max: 2 } });
    const held = { yRange: { min: 1, max: 2 } };
    expect(viewOfBox(layout, held, [x(20), x(60)])).toMatchObject(held);
  });

  it("pans with the pointer and holds y where it is put", () => {
    const { layout, x, y } = setup({});
    expect(viewPanned(layout, {}, x(0) - x(10), y(0) - y(1))).toEqual({
      xRange: near(10, 110),
      yRange: near(1, 11),
    });
  });

  it("scrolls along x and leaves y as it is", () => {
    const { layout, x } = setup({});
    expect(viewScrolled(layout, {}, x(0) - x(10))).toEqual({ xRange: near(10, 110) });
  });

  it("zooms about the pointer", () => {
    const { layout, x } = setup({});
    const zoomed = viewZoomed(layout, {}, FITTED_X, { x: x(25), y: 0 }, 0.5);
    expect(zoomed).toEqual({ xRange: near(12.5, 62.5) });
  });

  it("moves and zooms the right axis together with the left one", () => {
    const y2 = { domain: { min: 1, max: 100 }, scale: "log" as const };
    const { layout, y } = setup({ y2 });
    expect(viewPanned(layout, {}, 0, y(0) - y(5)).y2Range).toEqual(near(10, 1000));
    expect(viewOfBox(layout, {}, [100, 200], [y(5), y(10)]).y2Range).toEqual(near(10, 100));
    expect(viewZoomed(layout, {}, FITTED_X, { x: 200, y: 100 }, 0.5).y2Range).toBeUndefined();
  });

  it("ends zooming out at the fitted view", () => {
    const view = { xRange: { min: 10, max: 90 } };
    const { layout, x } = setup(view);
    expect(viewZoomed(layout, view, FITTED_X, { x: x(50), y: 0 }, 2)).toEqual({});
  });

  it("stops zooming in where doubles end", () => {
    const view = { xRange: { min: 1e9, max: 1e9 + 0.002 } };
    const { layout, x } = setup(view);
    expect(viewZoomed(layout, view, FITTED_X, { x: x(1e9 + 0.001), y: 0 }, 1e-6)).toEqual(view);
  });
});

function setup(options: View & Pick<Partial<LayoutInput>, "y2">) {
  const { xRange = FITTED_X, yRange = { min: 0, max: 10 }, y2 } = options;
  const layout = layOut({
    width: 432,
    height: 232,
    xAxis: "step",
    xDomain: xRange,
    yDomain: yRange,
    yScale: "linear",
    ...(y2 && { y2 }),
    measure: () => 10,
  });
  return {
    layout,
    x: (value: number) => layout.xScale.pixelOf(value),
    y: (value: number) => layout.yScale.pixelOf(value),
  };
}

function near(min: number, max: number): unknown {
  return { min: expect.closeTo(min, 6), max: expect.closeTo(max, 6) };
}
