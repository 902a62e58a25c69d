import { describe, expect, it } from "vitest";
import { inRoot } from "../tools/root.ts";
import { chartSentence, runRow } from "./support/dashboard.ts";
import { setup } from "./support/setup.ts";

describe("addresses", () => {
  const { serve, open } = setup();
  const logs = inRoot("testdata/two-runs");

  it.each([
    ["at the root", "/", []],
    ["below a path prefix", "/a/b/", ["--path_prefix", "/a/b"]],
    ["below an experiment", "/experiment/foo/", []],
    ["below both", "/a/b/experiment/foo/", ["--path_prefix", "/a/b"]],
  ])("show runs and charts %s", async (_, path, flags) => {
    const { url } = await serve(logs, ...flags);
    const page = await open(new URL(path, url).href);

    await runRow(page, "validation").waitFor();
    expect(await chartSentence(page, "loss")).toMatch(/^loss: 2 lines, step 0 to 19, /);
  });

  it("keep path and view when the slash at their end is missing", async () => {
    const { url } = await serve(logs, "--path_prefix", "/a/b");
    const page = await open(`${url.replace(/\/$/, "")}?tagFilter=acc`);

    expect(await chartSentence(page, "accuracy")).toMatch(/^accuracy: 1 line, /);
    expect(page.url()).toContain("/a/b/?tagFilter=acc");
    expect(await page.getByRole("article").count()).toBe(1);
  });
});
