import type { ScannedTag } from "@runlens/format";
import { expect, it } from "vitest";
import { TagListsIn, TagListsOut } from "./tag-lists.ts";
import { scalarTag } from "./test-support/scalar-tag.ts";

function setup() {
  const out = new TagListsOut();
  const taken = new TagListsIn();
  return {
    send: (tags: readonly ScannedTag[]) => {
      const sent = structuredClone(out.pack(tags));
      return { isNumber: typeof sent === "number", tags: taken.unpack(sent) };
    },
  };
}

it("sends a list once, and its number for each file that holds the same tags", () => {
  const { send } = setup();
  const [a, b] = [scalarTag("a"), scalarTag("b")];
  expect(send([a, b])).toEqual({ isNumber: false, tags: [a, b] });
  expect(send([b, a])).toEqual({ isNumber: false, tags: [b, a] });
  expect(send([])).toEqual({ isNumber: false, tags: [] });
  expect(send([a, b])).toEqual({ isNumber: true, tags: [a, b] });
  expect(send([b, a])).toEqual({ isNumber: true, tags: [b, a] });
  expect(send([])).toEqual({ isNumber: true, tags: [] });
  expect(send([a])).toEqual({ isNumber: false, tags: [a] });
});

it("sends whole what comes after as many lists as are kept", () => {
  const { send } = setup();
  const lists = Array.from({ length: 40 }, (_, i) => [scalarTag(`tag ${i}`)]);
  for (const list of lists) expect(send(list).tags).toEqual(list);
  expect(send(lists[0] ?? [])).toEqual({ isNumber: true, tags: lists[0] });
  expect(send(lists[39] ?? [])).toEqual({ isNumber: false, tags: lists[39] });
});
