import { describe, expect, it } from "vitest";
import { createCrosshair } from "./crosshair.ts";

describe("crosshair", () => {
  it("is shown by all cards but the one that moves it", () => {
    const crosshair = createCrosshair();
    const seen: string[] = [];
    const [a, b] = [{}, {}];
    crosshair.follow(a, (x) => seen.push(`a ${x}`));
    const stop = crosshair.follow(b, (x) => seen.push(`b ${x}`));
    crosshair.move(7, a);
    crosshair.move(undefined, b);
    stop();
    crosshair.move(9, a);
    expect(seen).toEqual(["b 7", "a undefined"]);
  });
});
