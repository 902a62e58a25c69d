import type { SeriesInfo } from "@runlens/model";
import { expect, it } from "vitest";
import { tagTable } from "./tag-table.ts";

function series(run: string, tag: string, version = 0): SeriesInfo {
  return {
    run,
    tag,
    pluginName: "images",
    pluginContent: Uint8Array.of(0x08, version),
    dataClass: "blobSequence",
    displayName: tag.toUpperCase(),
    description: "",
    pointCount: 1,
  };
}

it("tells of each series by run and tag, but not of versions that we do not know", async () => {
  const all = [
    series("a", "x"),
    series("a", "y", 1),
    series("b", "y", 2),
    series("c", "__proto__"),
  ];
  const table = await tagTable(all, async ({ displayName }) => displayName);
  expect(JSON.stringify(table)).toBe('{"a":{"x":"X"},"b":{},"c":{"__proto__":"__PROTO__"}}');
});
