import { describe, expect, it } from "vitest";
import { createStore } from "./store.ts";
import { setup } from "./test-support/hand-made-store.ts";

const query = { experiment: "", xAxis: "step", columns: 50, smoothing: 0.9 } as const;

/** So many points that what was found out about them is kept. */
function longWords(from: number, tag: string): string {
  return Array.from({ length: 12_000 }, (_, i) => {
    const step = from + i;
    return `${tag}:${step}=${(step * 7919) % 1009}`;
  }).join(" ");
}

describe("windows of long series", () => {
  it("are the same whether or not there is memory to keep anything, whatever happens to the series", async () => {
    const roomy = setup();
    const narrow = setup(createStore({ maxMemoryBytes: 1 }));
    const both = [roomy, narrow];
    const windows = () => Promise.all(both.map(({ reader }) => reader.windows(query)));
    const stories: ((one: typeof roomy) => void)[] = [
      ({ log }) => log(longWords(0, "t")),
      ({ log }) => log(longWords(0, "u"), { file: "f2" }),
      ({ log }) => log(longWords(12_000, "t")),
      ({ log }) => log("t:100=5000 t:101=-5000", { file: "f3" }),
      ({ remove }) => remove({ file: "f3" }),
      ({ log }) => log(longWords(0, "t"), { file: "f0" }),
      ({ remove }) => remove({ file: "f1" }),
    ];
    for (const story of stories) {
      both.forEach(story);
      const fresh = setup(roomy.replay()).reader;
      for (let time = 0; time < 2; time++) {
        const [inRoomy = [], inNarrow] = await windows();
        expect(inNarrow).toEqual(inRoomy);
        const expected = await fresh.windows(query);
        const without = (all: typeof inRoomy) => all.map((window) => ({ ...window, version: 0 }));
        expect(without(inRoomy)).toEqual(without([...expected]));
      }
    }
  });

  it("are made one after the other where each smooths otherwise, and not for those who gave up", async () => {
    const { log, reader } = setup();
    log(longWords(0, "t"));
    const windowsAt = (smoothing: number, signal?: AbortSignal) =>
      reader.windows({ ...query, smoothingKind: "gaussian", smoothing }, signal);
    const alone = await windowsAt(2000);
    const abort = new AbortController();
    const [first, given, last] = [windowsAt(2000), windowsAt(1999, abort.signal), windowsAt(1000)];
    abort.abort();
    await expect(given).rejects.toThrow("aborted");
    expect(await first).toEqual(alone);
    expect((await last)[0]?.smoothed).not.toEqual(alone[0]?.smoothed);
  });
});
