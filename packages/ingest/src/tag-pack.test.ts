import { expect, it } from "vitest";
import { packTags, unpackTags } from "./tag-pack.ts";
import { scalarTag } from "./test-support/scalar-tag.ts";

it("hands over tags as they are, and once what they have in common", () => {
  const tags = [
    scalarTag("a"),
    scalarTag("b"),
    scalarTag("c", { displayName: "" }),
    scalarTag("d", { pluginContent: Uint8Array.of(1, 2) }),
    scalarTag("e", { pluginContent: Uint8Array.of(12) }),
    scalarTag("f", { description: "what it is" }),
    scalarTag("g", { pluginName: "text", dataClass: "tensor" }),
    scalarTag("h"),
  ];
  const pack = structuredClone(packTags(tags));
  expect(unpackTags(pack)).toEqual(tags);
  expect(pack.kinds).toHaveLength(6);
  expect(unpackTags(packTags([]))).toEqual([]);
});
