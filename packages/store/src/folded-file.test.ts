import fc from "fast-check";
import { expect, it } from "vitest";
import { setup } from "./test-support/hand-made-store.ts";

const experiment = "";

/** What lists tell, before and after somebody looked at a series of each run. */
async function listsAroundLook({ reader }: ReturnType<typeof setup>) {
  const lists = async () => ({
    series: await reader.series({ experiment }),
    runs: await reader.runs({ experiment }),
  });
  const folded = await lists();
  const series = await reader.series({ experiment });
  for (const { run, tag } of series) await reader.points({ experiment, run, tag });
  return { folded, unfolded: await lists() };
}

const anyWords = fc
  .array(fc.tuple(fc.constantFrom("", "u:", "image:"), fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((events) => events.map(([tag, step]) => tag + step).join(" "));
const anyDelta = fc.record({
  file: fc.constantFrom("f1", "f1", "f1", "f2"),
  words: fc.oneof(anyWords, fc.constant("START3")),
});

it("lists the same before and after somebody looks: 300 runs", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDelta, { minLength: 1, maxLength: 4 }), async (deltas) => {
      const made = setup();
      for (const { file, words } of deltas) made.logSealed(words, { file });
      const { folded, unfolded } = await listsAroundLook(made);
      expect(folded).toEqual(unfolded);
    }),
    { numRuns: 300 },
  );
});

it("lists tags in natural order, and those that a query names", async () => {
  const { reader, logSealed } = setup();
  logSealed("u:1 image:2 3");
  const tagsOf = async (query: object) =>
    (await reader.series({ experiment, ...query })).map(({ tag }) => tag).join(" ");
  expect(await tagsOf({})).toBe("image t u");
  expect(await tagsOf({ tags: ["u", "t", "v"] })).toBe("t u");
  expect(await tagsOf({ pluginName: "images" })).toBe("image");
  expect(await tagsOf({ runs: [] })).toBe("");
});

it("lists what went back as the default view shows it", async () => {
  const { logSealed, listing } = setup();
  logSealed("1 2 3 u:1");
  logSealed("2 u:2");
  expect(await listing()).toEqual(["r t 2 1 2", "r u 2 1 2"]);
});

it("goes on when a file grows that nobody has looked at", async () => {
  const { logSealed, log, steps, listing } = setup();
  logSealed("1 2 u:1");
  log("3 u:2");
  expect(await steps()).toBe("1 2 3");
  logSealed("4");
  expect(await listing()).toEqual(["r t 4 1 4", "r u 2 1 2"]);
  expect(await steps()).toBe("1 2 3 4");
});
