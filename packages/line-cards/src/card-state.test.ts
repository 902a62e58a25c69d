import { lookAtStep } from "@runlens/plugin-api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cardKey,
  formatCardState,
  parseCardState,
  PLAIN_CARD,
  type CardState,
} from "./card-state.ts";

describe("card state in a link", () => {
  it.each<[string | undefined, Partial<CardState>]>([
    [undefined, {}],
    ["log", { yScale: "log" }],
    ["v1~2", { view: { xRange: { min: 1, max: 2 } }, viewAxis: "tag" }],
    ["xsym_lin", { xScale: "symlog", yScale: "linear" }],
    ["log_zlin", { yScale: "log", y2Scale: "linear" }],
    ["z1~2_zsym", { view: { y2Range: { min: 1, max: 2 } }, y2Scale: "symlog" }],
    ["wide_table", { wide: true, table: true }],
    ["Y0~", { yLimits: { min: 0 } }],
    ["Y-1~0.5_Z~9", { yLimits: { min: -1, max: 0.5 }, y2Limits: { max: 9 } }],
    ["s0~1200_hold_log", { view: { xRange: { min: 0, max: 1200 } }, isHeld: true, yScale: "log" }],
    ["s0~1200", { view: { xRange: { min: 0, max: 1200 } } }],
    [
      "r-5~0.5_y1e-7~0.1_log",
      {
        view: { xRange: { min: -5, max: 0.5 }, yRange: { min: 1e-7, max: 0.1 } },
        viewAxis: "relative",
        yScale: "log",
      },
    ],
  ])("%j", (text, state) => {
    expect(parseCardState(text)).toEqual({ ...PLAIN_CARD, ...state });
    expect(formatCardState({ ...PLAIN_CARD, ...state })).toBe(text);
  });

  it("takes a step to look at along until something is saved", () => {
    const view = new Map<string, string>();
    const link = { get: (key: string) => view.get(key), set: view.set.bind(view) };
    lookAtStep(link, "train/loss", -3);
    expect(view.get(cardKey("train/loss"))).toBe("at-3");
    view.set(cardKey("loss"), "s0~5_log");
    lookAtStep(link, "loss", 120);
    lookAtStep(link, "loss", 130);
    const state = parseCardState(view.get(cardKey("loss")));
    expect(state).toMatchObject({ lookStep: 130, yScale: "log" });
    expect(formatCardState(state)).toBe("s0~5_log");
  });

  it.each([
    "",
    "s",
    "s5",
    "s5~",
    "s~5",
    "s9~1",
    "s1~1",
    "sNaN~2",
    "s1~2~3",
    "y0~Infinity",
    "Y~",
    "tall",
    "hold",
  ])("passes over %j", (text) => expect(parseCardState(text)).toEqual(PLAIN_CARD));

  it("drops a y-range that a log scale cannot show", () => {
    expect(parseCardState("y0~1_z0~1_log").view).toEqual({});
    expect(parseCardState("y0~1_z0~1_log_zlin").view).toEqual({ y2Range: { min: 0, max: 1 } });
  });

  it("brings a range back to a thousandth of its width", () => {
    const bound = fc.double({ min: -1e10, max: 1e10, noNaN: true });
    fc.assert(
      fc.property(bound, bound, (a, b) => {
        fc.pre(Math.abs(a - b) > Math.max(Math.abs(a), Math.abs(b)) * 1e-9);
        const xRange = { min: Math.min(a, b), max: Math.max(a, b) };
        const back = parseCardState(formatCardState({ ...PLAIN_CARD, view: { xRange } })).view
          .xRange;
        const tolerance = (xRange.max - xRange.min) / 1000;
        expect(Math.abs((back?.min ?? NaN) - xRange.min)).toBeLessThanOrEqual(tolerance);
        expect(Math.abs((back?.max ?? NaN) - xRange.max)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });
});
