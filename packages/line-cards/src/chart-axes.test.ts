import { expect, it } from "vitest";
import { PLAIN_CARD, type CardState } from "./card-state.ts";
import { scalesOf } from "./chart-axes.ts";

it.each<[Partial<CardState>, string]>([
  [{}, "linear symlog symlog"],
  [{ yScale: "log" }, "linear log log"],
  [{ yScale: "log", y2Scale: "linear" }, "linear log linear"],
  [{ xScale: "log", y2Scale: "linear" }, "log symlog linear"],
])("%j on a page of symlog axes has the scales %s", (own, scales) => {
  const settings = { xAxis: "step", smoothing: 0, yScale: "symlog" } as const;
  expect(Object.values(scalesOf({ ...PLAIN_CARD, ...own }, settings)).join(" ")).toBe(scales);
});
