import { describe, expect, it } from "vitest";
import { FITTED, goTo, startHistory, stepBack, type View } from "./view-history.ts";

const A: View = { xRange: { min: 0, max: 1 } };
const B: View = { xRange: { min: 0, max: 2 } };

describe("view history", () => {
  it("steps back to where it came from", () => {
    let history = goTo(goTo(startHistory(), A), B);
    history = stepBack(history);
    expect(history.current).toEqual(A);
    history = stepBack(history);
    expect(history.current).toEqual(FITTED);
    expect(stepBack(history)).toBe(history);
  });
  it("takes the frames of one drag as one step", () => {
    const history = goTo(goTo(startHistory(), A), B, true);
    expect(stepBack(history).current).toEqual(FITTED);
  });
  it("notes no step to the view it is at", () => {
    const history = goTo(startHistory(), A);
    expect(goTo(history, { xRange: { min: 0, max: 1 } })).toBe(history);
  });
  it("forgets what lies fifty steps back", () => {
    let history = startHistory();
    for (let i = 1; i <= 60; i++) history = goTo(history, { xRange: { min: 0, max: i } });
    expect(history.past).toHaveLength(50);
  });
});
