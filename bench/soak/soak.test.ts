import { expect, it } from "vitest";
import { ACTIONS } from "./run-writer.ts";
import { runSoak } from "./run-soak.ts";

const LIMIT_MS = 300_000;

/** `npm run soak` does it for half an hour, with another seed each time. */
it(
  "serves what a fresh parse has, whatever 200 programs do to their files and however the reader ends",
  async () => {
    const { actions, killed, restarted, comparisons, differences, served, expected } =
      await runSoak({
        writers: 200,
        seed: 1,
        until: { actions: 16 },
        meanPauseMs: { min: 20, max: 250 },
        actionsPerRestart: 800,
      });

    expect(differences).toEqual([]);
    expect(served).toMatchObject(expected);
    expect(served.points).toBeGreaterThan(100_000);
    expect(ACTIONS.filter((action) => !actions.has(action))).toEqual([]);
    expect({ killed, restarted }).toEqual({ killed: 2, restarted: 2 });
    expect(comparisons).toBeGreaterThan(100);
  },
  LIMIT_MS,
);
