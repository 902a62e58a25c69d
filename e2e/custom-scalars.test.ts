import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Layout } from "@runlens/writer";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { card, chartSentence, hover, picture, tooltipRows } from "./support/dashboard.ts";
import { logRun, makeLogs, temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";
import { haveSharedFixtures, sharedFixtures } from "./support/shared.ts";

if (!haveSharedFixtures) process.stdout.write("e2e: no recorded values, ../shared is not there\n");

describe.skipIf(!haveSharedFixtures)("the layout that TensorBoard recorded is shown", () => {
  const { serve, open } = setup();

  it.each([
    ["tf", { losses: ["loss", "norms"] }],
    ["py", { Losses: ["both", "margin"] }],
  ])("of %s", async (name, expected) => {
    const page = await open(`${(await serve(sharedFixtures("logs", name))).url}#custom_scalars`);
    await card(page, Object.values(expected)[0]?.[0] ?? "").waitFor();
    const titles = recorded(name, "layout").category?.map(({ title, chart }) => [
      title,
      chart.map((each) => each.title),
    ]);
    expect(Object.fromEntries(titles ?? [])).toEqual(expected);
    for (const [category, charts] of Object.entries(expected)) {
      const section = page.getByRole("region", { name: category, exact: true });
      expect(await section.getByRole("article").allTextContents()).toHaveLength(charts.length);
      for (const chart of charts) await chartSentence(page, chart);
    }
  });

  it("with the points of a chart", async () => {
    const { url } = await serve(sharedFixtures("logs", "tf"));
    const page = await open(`${url}?shown=gradient_tape/val&smoothing=0#custom_scalars`);
    await chartSentence(page, "loss");
    await hover(page, "loss", 0.97);
    const [row] = await tooltipRows(page);
    const { tag_to_events: events } = recorded("tf", "scalars", "gradient_tape/val");
    const [, step, value] = events?.["loss"]?.at(-1) ?? [];
    expect(row).toMatchObject({ Run: "gradient_tape/val", Step: String(step) });
    expect(Number(row?.["Value"])).toBeCloseTo(value ?? NaN, 4);
    await page.getByText("Ignore outliers").hover();
    const whole = await picture(page, "loss");
    await page.getByText("Ignore outliers").click();
    await expect.poll(() => picture(page, "loss")).not.toBe(whole);
  });
});

describe("the dashboard of custom scalars", () => {
  const { serve, open } = setup();

  it("joins the layouts of runs, and draws margins as bands", async () => {
    const directory = await logLayouts({
      a: [{ title: "same", charts: [{ title: "lines", multiline: ["loss", "acc"] }] }],
      b: [
        {
          title: "same",
          charts: [
            { title: "margin", margin: [{ value: "loss", lower: "loss/low", upper: "loss/high" }] },
          ],
        },
        { title: "other", closed: true, charts: [{ title: "gone", multiline: ["nothing"] }] },
      ],
    });
    const page = await open(`${(await serve(directory)).url}?smoothing=0#custom_scalars`);
    await chartSentence(page, "lines");
    // "loss" is found at the start of its bounds, too.
    await card(page, "lines").getByText("8 lines").waitFor();
    await chartSentence(page, "margin");
    await hover(page, "margin", 0.5);
    expect((await tooltipRows(page))[0]).toMatchObject({ Value: "2", Lower: "1", Upper: "3" });
    await page.getByRole("button", { name: /^other/ }).click();
    await card(page, "gone").getByText("No selected run has a tag that matches.").waitFor();
  });

  it("says what is wrong with patterns and tags, and draws the rest", async () => {
    const directory = await logLayouts({
      a: [
        {
          title: "odd",
          charts: [
            { title: "wrong", multiline: ["("] },
            { title: "half", multiline: ["(a*)*(?P=b)", "loss$"] },
            { title: "evil", multiline: ["(l|lo|los|.*)*x"] },
            { title: "bounds", margin: [{ value: "loss", lower: "none", upper: "loss/high" }] },
          ],
        },
      ],
    });
    const page = await open(`${(await serve(directory)).url}#custom_scalars`);
    await card(page, "wrong").getByText("“(” is no regular expression").waitFor();
    await chartSentence(page, "half");
    await card(page, "half").getByText("1 problem").waitFor();
    await card(page, "evil").getByText("No selected run has a tag that matches.").waitFor();
    await card(page, "bounds").getByText("1 problem").click();
    await card(page, "bounds").getByText("1 run without “none”.").waitFor();
    await chartSentence(page, "bounds");
  });

  it("edits a layout with a preview of tags, keeps it, and goes back to that of the logs", async () => {
    const directory = await logLayouts({
      a: [{ title: "cat", charts: [{ title: "logged", multiline: ["acc"] }] }],
    });
    const { url } = await serve(directory);
    const page = await open(`${url}#custom_scalars`);
    await chartSentence(page, "logged");
    await page.getByRole("button", { name: "Edit layout" }).click();
    await page.getByRole("textbox", { name: "Category" }).fill("mine");
    await page.getByRole("button", { name: "Add chart" }).click();
    await page.getByRole("textbox", { name: "Chart" }).last().fill("new");
    const patterns = page.getByRole("textbox", { name: "Patterns of tags" }).last();
    await patterns.fill("loss/[");
    await page.getByText("“loss/[” is no regular expression").waitFor();
    await patterns.fill("loss/.*\nacc");
    await page.getByText("2 tags: loss/high, loss/low").waitFor();
    await page.getByRole("button", { name: "Move up: chart new" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await chartSentence(page, "new");
    expect(await titlesOn(page)).toEqual(["new", "logged"]);

    await page.reload();
    await page.getByRole("button", { name: /^mine/ }).waitFor();
    await page.getByRole("radio", { name: "As logged" }).check({ force: true });
    await page.getByRole("button", { name: /^cat/ }).waitFor();
    await page.getByRole("radio", { name: "With edits" }).check({ force: true });
    await page.getByRole("button", { name: /^mine/ }).waitFor();
    await page.getByRole("button", { name: "Edit layout" }).click();
    await page.getByRole("button", { name: "Back to the logs' layout" }).click();
    await page.getByRole("button", { name: /^cat/ }).waitFor();
    expect(await titlesOn(page)).toEqual(["logged"]);
  });

  it("tells how to log a layout where there is none, makes one, and takes one from a file", async () => {
    const directory = await makeLogs({ run: { loss: [3, 2, 1], acc: [1, 2, 3] } });
    const page = await open(`${(await serve(directory)).url}#custom_scalars`);
    await page.getByText("MultilineChartContent").waitFor();
    await page.getByRole("button", { name: "Make a layout" }).click();
    const file = join(await temporaryDirectory(), "layout.json");
    await writeFile(file, '{"category": [{"title": 5}]}');
    await page.getByLabel("Layout file").setInputFiles(file);
    await page.getByRole("alert").getByText("“title” is no text").waitFor();
    const chart = { title: "<b>from a file</b>", multiline: { tag: [".*"] } };
    await writeFile(file, JSON.stringify({ category: [{ title: "c", chart: [chart] }] }));
    await page.getByLabel("Layout file").setInputFiles(file);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export JSON" }).click();
    const exported = readFileSync(await (await download).path(), "utf8");
    expect(JSON.parse(exported)).toMatchObject({ category: [{ title: "c", chart: [chart] }] });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await chartSentence(page, "<b>from a file</b>");
    await card(page, "<b>from a file</b>").getByText("2 lines").waitFor();
  });

  it("tells tags of one run apart by their strokes", async () => {
    const directory = await logLayouts({
      a: [
        {
          title: "c",
          charts: [
            { title: "one", multiline: ["acc"] },
            { title: "two", multiline: ["loss$", "acc"] },
          ],
        },
      ],
    });
    const page = await open(`${(await serve(directory)).url}?smoothing=0#custom_scalars`);
    await chartSentence(page, "one");
    await chartSentence(page, "two");
    await card(page, "two").getByText("2 matches").click();
    await card(page, "two").getByText("acc (a)").waitFor();
    expect(await card(page, "two").locator("line[stroke-dasharray='7 4']").count()).toBe(1);
    expect(await picture(page, "one")).not.toBe(await picture(page, "two"));
  });
});

async function titlesOn(page: Page): Promise<(string | null)[]> {
  const cards = await page.getByRole("article").all();
  return Promise.all(cards.map((each) => each.getAttribute("aria-label")));
}

/** Run → its layout; each run logs loss (3, 2, 1) with bounds of 1 around it, and acc. */
async function logLayouts(
  layouts: Readonly<Record<string, Layout["categories"]>>,
): Promise<string> {
  const losses = [3, 2, 1];
  const tags = {
    loss: losses,
    "loss/low": losses.map((loss) => loss - 1),
    "loss/high": losses.map((loss) => loss + 1),
    acc: [0, 0.5, 1],
  };
  const runs = Object.keys(layouts);
  const directory = await makeLogs(Object.fromEntries(runs.map((run) => [run, tags])));
  for (const [run, categories] of Object.entries(layouts)) {
    await logRun(directory, run, (writer) => writer.customScalars({ categories }));
  }
  return directory;
}

interface Recorded {
  readonly category?: readonly {
    readonly title: string;
    readonly chart: readonly { readonly title: string }[];
  }[];
  readonly tag_to_events?: Readonly<Record<string, readonly (readonly number[])[]>>;
}

function recorded(recording: string, route: string, run?: string): Recorded {
  const recordings: readonly {
    readonly path: string;
    readonly params: { readonly run?: string } | null;
    readonly json?: Recorded;
  }[] = JSON.parse(readFileSync(sharedFixtures("golden", `${recording}.json`), "utf8"));
  const found = recordings.find(
    ({ path, params }) =>
      path === `/data/plugin/custom_scalars/${route}` && (run === undefined || params?.run === run),
  );
  return found?.json ?? expect.fail(`nothing was recorded of ${route}`);
}
