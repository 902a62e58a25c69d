import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addedTags, saveAddedTags, withTags, type AddedTag } from "./card-tags.ts";

const LOSS: AddedTag = { tag: "val/loss", side: "left" };
const RATE: AddedTag = { tag: "lr", side: "right" };

describe("tags added to a card", () => {
  it("come back as they were kept, whatever their names", () => {
    const tag = fc.record({
      tag: fc.oneof(fc.constantFrom("a,b", "<", ">x", "<>\\", ","), fc.string({ minLength: 1 })),
      side: fc.constantFrom("left" as const, "right" as const),
    });
    fc.assert(
      fc.property(fc.array(tag), (tags) => {
        const view = setup();
        saveAddedTags(view, "loss", tags);
        expect(addedTags(view, "loss")).toEqual(tags);
      }),
    );
  });
  it.each([
    [[], [LOSS, RATE], [LOSS, RATE]],
    [[LOSS], [LOSS], [LOSS]],
    [[LOSS], [{ ...LOSS, side: "right" as const }], [{ ...LOSS, side: "right" }]],
    // The card's own tag is there already.
    [[LOSS], [{ tag: "loss", side: "left" as const }], [LOSS]],
  ])("%j and %j are %j", (before, added, all) =>
    expect(withTags(before, "loss", added)).toEqual(all),
  );
  it("are short in the link", () => {
    const view = setup();
    saveAddedTags(view, "loss", [LOSS, RATE]);
    expect(view.get("with.loss")).toBe("val/loss,>lr");
  });
});

function setup() {
  const entries = new Map<string, string>();
  return {
    get: (key: string) => entries.get(key),
    set(key: string, value: string | undefined): void {
      if (value === undefined) entries.delete(key);
      else entries.set(key, value);
    },
  };
}
