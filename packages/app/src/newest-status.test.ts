import type { ApiStatus, LoadStatus } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { createNewestStatus } from "./newest-status.ts";

const status = (phase: LoadStatus["phase"], runCount: number): ApiStatus =>
  ({ phase, runCount, version: "1.2.3" }) as ApiStatus;

function setup() {
  const answers: ((answer: ApiStatus) => void)[] = [];
  const newest = createNewestStatus(() => new Promise((resolve) => answers.push(resolve)));
  return { newest, answer: (next: ApiStatus) => answers.shift()?.(next) };
}

describe("the newest status", () => {
  it("is what is answered", async () => {
    const { newest, answer } = setup();
    newest.tell(status("loading", 1));
    const asked = newest.ask();
    answer(status("live", 2));
    expect(await asked).toEqual(status("live", 2));
  });

  it("is what a change told while an older answer was on its way", async () => {
    const { newest, answer } = setup();
    const asked = newest.ask();
    const { version: _, ...live } = status("live", 50);
    newest.tell(status("loading", 20));
    newest.tell(live);
    answer(status("loading", 10));
    expect(await asked).toEqual(status("live", 50));
  });
});
