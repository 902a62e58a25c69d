import { expect, it } from "vitest";
import { createHoverLink } from "./hover-link.ts";

it("tells all cards but the one that the pointer is over", () => {
  const link = createHoverLink();
  const heard: string[] = [];
  const [a, b] = [{}, {}];
  link.follow(a, (hovered) => heard.push(`a ${hovered?.step}`));
  const stop = link.follow(b, (hovered) => heard.push(`b ${hovered?.step}`));
  link.tell({ step: 7 }, a);
  link.tell(undefined, b);
  stop();
  link.tell({ step: 9 }, a);
  expect(heard).toEqual(["b 7", "a undefined"]);
});
