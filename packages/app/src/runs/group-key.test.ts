import { describe, expect, it } from "vitest";
import { keyParts, sharedLengths } from "./group-key.ts";

/** Parts of each key, as "start|own|own end|end". */
function partsOf(...keys: string[]): string[] {
  const shared = sharedLengths(keys);
  return keys
    .map((key) => keyParts(key, shared))
    .map(({ start, own, ownEnd, end }) => [start, own, ownEnd, end].join("|"));
}

describe("the key of a group", () => {
  it.each([
    ["is whole when it is short", ["adam", "sgd"], ["|adam||", "|sgd||"]],
    [
      "gives up what all begin with, in whole words",
      ["resnet/imagenet/lr0.01", "resnet/imagenet/lr0.02"],
      ["resnet/imagenet/|lr0.01||", "resnet/imagenet/|lr0.02||"],
    ],
    [
      "gives up what all end with",
      ["0.01 · batch 64", "0.11 · batch 64"],
      ["|0.01|| · batch 64", "|0.11|| · batch 64"],
    ],
    ["keeps a few letters", ["lr 1", "lr 2"], ["|lr 1||", "|lr 2||"]],
    [
      "never gives up everything",
      ["base-run-", "base-run-big"],
      ["|base-run-||", "|base-run-big||"],
    ],
    ["is its own where there is no other", ["resnet/imagenet"], ["|resnet/imagenet||"]],
    [
      "keeps the end of what is its own and long",
      ["transformer-large-a", "convolution-small-b"],
      ["|transformer|-large-a|", "|convolution|-small-b|"],
    ],
    [
      "is one where letters may run the other way",
      ["אימון/ראשון/אחד", "אימון/ראשון/שתיים"],
      ["|אימון/ראשון/אחד||", "|אימון/ראשון/שתיים||"],
    ],
  ])("%s", (_, keys, parts) => {
    expect(partsOf(...keys)).toEqual(parts);
  });
});
