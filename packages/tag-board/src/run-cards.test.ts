import { expect, it } from "vitest";
import { runCards } from "./run-cards.ts";

it("there is a card for each visible run that has the tag, as the runs panel orders them", () => {
  const tag = { tag: "t", pluginName: "", displayName: "", description: "", runIndexes: [0, 2] };
  const visible = ["c", "b", "a"].map((name) => ({ name, color: "" }));
  const cards = runCards(tag, ["a", "b", "c", "d"], visible);
  expect(cards.map(({ run }) => run.name)).toEqual(["c", "a"]);
  expect(cards[0]?.runs.map(({ name }) => name)).toEqual(["c", "a"]);
  expect(new Set(cards.map(({ key }) => key)).size).toBe(2);
});
