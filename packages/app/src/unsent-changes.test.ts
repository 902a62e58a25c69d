import { afterEach, describe, expect, it, vi } from "vitest";
import { memoryStorage } from "./test-support/memory-storage.ts";
import { createUnsentChanges, type UnsentChanges } from "./unsent-changes.ts";

/** Pages of one browser, which lists what each would lose. */
function setup({ storage = memoryStorage() }: { storage?: Storage | undefined } = {}) {
  vi.stubGlobal("localStorage", storage);
  const risks: boolean[] = [];
  return {
    storage,
    risks,
    page: async (place = "here"): Promise<UnsentChanges> => {
      const page = createUnsentChanges({
        place: async () => place,
        onRisk: (isAtRisk) => risks.push(isAtRisk),
      });
      await page.takeOver();
      return page;
    },
    barStorage: () => vi.stubGlobal("localStorage", undefined),
  };
}

const add = (page: UnsentChanges, ...labels: string[]): void => {
  for (const label of labels) page.add({ label, changes: [{ kind: "setBaseline", run: label }] });
};
const labels = (page: UnsentChanges): string =>
  page
    .list()
    .map(({ label }) => label)
    .join(" ");

describe("unsent changes", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("outlive their page, and are the next one's, in their order and before its own", async () => {
    const { page } = setup();
    add(await page(), "a", "b");
    const next = await page();
    add(next, "c");
    expect(labels(next)).toBe("a b c");
    expect(next.list()[0]?.changes).toEqual([{ kind: "setBaseline", run: "a" }]);
  });

  it("are sent by one page: not by the one from which they were taken over", async () => {
    const { page } = setup();
    const first = await page();
    add(first, "a");
    const next = await page();
    await first.whileOurs(async () => expect(labels(first)).toBe(""));
    await next.whileOurs(async () => expect(labels(next)).toBe("a"));
  });

  it("are not taken over while they are on their way", async () => {
    const { page } = setup();
    const first = await page();
    add(first, "a");
    await first.whileOurs(async () => {
      expect(labels(await page())).toBe("");
      first.removeFirst();
    });
    expect(labels(await page())).toBe("");
  });

  it("leave nothing behind once they are sent", async () => {
    const { page, storage } = setup();
    const first = await page();
    add(first, "a");
    expect(storage.length).toBe(1);
    first.removeFirst();
    expect(storage.length).toBe(0);
  });

  it("are of one experiment", async () => {
    const { page } = setup();
    add(await page("here"), "a");
    expect(labels(await page("there"))).toBe("");
    expect(labels(await page("here"))).toBe("a");
  });

  it("are at risk where they cannot be kept, until they are sent", async () => {
    const { page, barStorage, risks } = setup();
    const first = await page();
    add(first, "a");
    expect(risks.at(-1)).toBe(false);
    barStorage();
    add(first, "b");
    expect(risks.at(-1)).toBe(true);
    await first.whileOurs(async () => expect(labels(first)).toBe("a b"));
    first.removeFirst();
    first.removeFirst();
    expect(risks.at(-1)).toBe(false);
  });

  it.each([
    "",
    "{",
    "3",
    '[{"label":"a"},3,null]',
    '[{"label":"a","changes":[{"kind":"other"}]},{"label":"b","changes":[null]}]',
  ])("are none in what is kept as %s", async (text) => {
    const { page, storage } = setup();
    add(await page(), "a");
    storage.setItem(storage.key(0) ?? "", text);
    expect(labels(await page())).toBe("");
  });
});
