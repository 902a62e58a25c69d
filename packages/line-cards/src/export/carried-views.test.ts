import type { ApiWindowsRequest } from "@runlens/model";
import { describe, expect, it } from "vitest";
import type { LineCardSettings } from "../line-card-context.ts";
import { windowOf } from "../test-support/windows.ts";
import { carriedViews } from "./carried-views.ts";

/** Cards `loss`, which has steps 0 to 4, and `acc`, which has steps 0 to 9. */
const LENGTHS = { loss: 5, acc: 10 };
const CARDS = Object.keys(LENGTHS).map((tag) => ({
  id: tag,
  title: tag,
  sources: [{ run: "run", tag, label: "run", color: "" }],
}));

/** What is in sight of those cards that are carried. */
async function rangesIn(link: Record<string, string>, settings: Partial<LineCardSettings> = {}) {
  const view = new Map(Object.entries(link));
  const views = await carriedViews(
    CARDS,
    {
      settings: { xAxis: "step", smoothing: 0, follow: true, ...settings },
      view: { get: (key) => view.get(key), set: () => {} },
      fetchWindows: async ({ tag }: ApiWindowsRequest) => [
        windowOf(
          "run",
          Array.from({ length: tag === "loss" ? LENGTHS.loss : LENGTHS.acc }, () => 1),
        ),
      ],
    },
    new AbortController().signal,
  );
  return Object.fromEntries([...views].map(([id, { xRange }]) => [id, [xRange?.min, xRange?.max]]));
}

describe("a card that is saved while the page follows", () => {
  it("shows its newest points in the width that the link has", async () => {
    const link = { "card.loss": "s0~2", "card.acc": "s0~3" };
    expect(await rangesIn(link)).toEqual({ loss: [2, 4], acc: [6, 9] });
  });

  it("shows what all of them show where zooms are linked", async () => {
    const ranges = { loss: [7, 9], acc: [7, 9] };
    expect(await rangesIn({ zoom: "s0~2" }, { linkZoom: true })).toEqual(ranges);
  });

  it.each([
    ["held", { "card.loss": "s0~2_hold" }, {}],
    ["held with all others", { zoom: "s0~2_hold" }, { linkZoom: true }],
    ["fitted", { "card.loss": "y0~2" }, {}],
    ["zoomed on another axis", { "card.loss": "w0~2" }, {}],
    ["not followed", { "card.loss": "s0~2" }, { follow: false }],
  ])("is left as the link says where it is %s", async (_, link, settings) => {
    expect(await rangesIn(link, settings)).toEqual({});
  });
});
