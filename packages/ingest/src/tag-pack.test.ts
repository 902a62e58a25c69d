import type { ScannedTag } from "@runlens/format";
import { expect, it } from "vitest";
import { packTags, unpackTags } from "./tag-pack.ts";

const scalar = (name: string, rest: Partial<ScannedTag> = {}): ScannedTag => ({
  name,
  pluginName: "scalars",
  pluginContent: new Uint8Array(),
  dataClass: "scalar",
  displayName: name,
  description: "",
  ...rest,
});

it("hands over tags as they are, and once what they have in common", () => {
  const tags = [
    scalar("a"),
    scalar("b"),
    scalar("c", { displayName: "" }),
    scalar("d", { pluginContent: Uint8Array.of(1, 2) }),
    scalar("e", { pluginContent: Uint8Array.of(12) }),
    scalar("f", { description: "what it is" }),
    scalar("g", { pluginName: "text", dataClass: "tensor" }),
    scalar("h"),
  ];
  const pack = structuredClone(packTags(tags));
  expect(unpackTags(pack)).toEqual(tags);
  expect(pack.kinds).toHaveLength(6);
  expect(unpackTags(packTags([]))).toEqual([]);
});
