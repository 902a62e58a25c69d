import { describe, expect, it } from "vitest";
import { inRoot } from "../tools/root.ts";
import { setup } from "./support/setup.ts";

describe("the page", () => {
  const { serve, open } = setup();

  it("shows the runs and tags of a log directory, and its console stays silent", async () => {
    const { url } = await serve(inRoot("testdata/two-runs"));
    const { page, complaints } = await open(url);

    await page.getByText("validation").first().waitFor();
    await page.getByText("accuracy").first().waitFor();
    expect(complaints).toEqual([]);
  });

  it("works below a path prefix", async () => {
    const { url } = await serve(inRoot("testdata/two-runs"), "--path_prefix", "/a/b");
    expect(new URL(url).pathname).toBe("/a/b/");
    const { page, complaints } = await open(url);

    await page.getByText("validation").first().waitFor();
    expect(complaints).toEqual([]);
  });
});
