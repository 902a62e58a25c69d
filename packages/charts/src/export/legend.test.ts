import { describe, expect, it } from "vitest";
import { layOutLegend, type Legend } from "./legend.ts";

/** Every character is 6 px wide here; an entry is its name and 24 px, with 18 px to the next. */
describe("legend", () => {
  it("fills rows from left to right", () => {
    const legend = laidOut(["train", "val", "test"], { widthPx: 150 });
    expect(drawn(legend)).toEqual(["0 train", "72 val", "/", "0 test"]);
  });

  it("takes a quarter of the height and says how many lines have no room", () => {
    const names = Array.from({ length: 1000 }, (_, i) => `run_${i}`);
    const size = { widthPx: 293, heightPx: 227 };
    expect(drawn(laidOut(names, size))).toEqual([
      "0 run_0",
      "72 run_1",
      "144 run_2",
      "216 run_3",
      "/",
      "0 run_4",
      "72 run_5",
      "144 run_6",
      "216 and 993 more",
    ]);
    expect(laidOut(names, { ...size, heightPx: 900 }).rows).toHaveLength(12);
  });

  it("names the last line rather than that there is one more", () => {
    const legend = laidOut(["a", "b", "c"], { widthPx: 126, heightPx: 40 });
    expect(drawn(legend)).toEqual(["0 a", "48 b", "96 c"]);
    const tooMany = laidOut(["a", "b", "c", "d"], { widthPx: 126, heightPx: 40 });
    expect(drawn(tooMany)).toEqual(["0 a", "48 and 3 more"]);
  });

  it("keeps start and end of long names", () => {
    const name = "sweep/convnext/opt=adam/lr=0.0003/trial_0015";
    expect(drawn(laidOut([name, "b"], { widthPx: 400 }))).toEqual([
      "0 sweep/co…0.0003/trial_0015",
      "198 b",
    ]);
  });

  it("counts alone what has no room beside the words", () => {
    const legend = laidOut(["a long name of a run", "b"], { widthPx: 120, heightPx: 40 });
    expect(drawn(legend)).toEqual(["0 and 2 more"]);
  });
});

function laidOut(names: readonly string[], size: { widthPx: number; heightPx?: number }): Legend {
  const none = new Float64Array();
  const lines = names.map((name) => ({ id: name, name, color: "#000", x: none, y: none }));
  return layOutLegend(lines, { heightPx: 400, ...size }, (text) => text.length * 6);
}

/** What is written where; a slash between rows. */
function drawn({ rows, more }: Legend): readonly string[] {
  const texts = rows.flatMap((row, i) => [
    ...(i > 0 ? ["/"] : []),
    ...row.map(({ x, name }) => `${x} ${name}`),
  ]);
  return more === undefined ? texts : [...texts, `${more.x} ${more.text}`];
}
