import { expect, it } from "vitest";
import { createCardLink } from "./card-link.ts";

it("tells all cards but the one that the pointer is over", () => {
  const link = createCardLink<number>();
  const heard: string[] = [];
  const [a, b] = [{}, {}];
  link.follow(a, (x) => heard.push(`a ${x}`));
  const stop = link.follow(b, (x) => heard.push(`b ${x}`));
  link.tell(7, a);
  link.tell(undefined, b);
  stop();
  link.tell(9, a);
  expect(heard).toEqual(["b 7", "a undefined"]);
});
