import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inRoot } from "../tools/root.ts";
import { card, chartSentence, runRow } from "./support/dashboard.ts";
import { GRADIENT, pngOf, writeImages } from "./support/image-logs.ts";
import { logSpread } from "./support/histogram-logs.ts";
import { logRun, makeRun, temporaryDirectory } from "./support/logs.ts";
import { makeHostileMeshes } from "./support/mesh-logs.ts";
import { type RunningRunlens, startRunlens } from "./support/runlens.ts";
import { setup } from "./support/setup.ts";
import { makeSounds } from "./support/sound-logs.ts";
import { HOSTILE_TEXT, makeTexts } from "./support/text-logs.ts";

/** A theme changes colours only, so the second is checked for these. */
const RULES = {
  light: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  dark: { type: "rule", values: ["color-contrast"] },
} as const;
type Theme = keyof typeof RULES;

interface State {
  readonly logs: string;
  /** What to add to the address. */
  readonly view: string;
  readonly reach: (page: Page) => Promise<unknown>;
}

const STATES: readonly State[] = [
  { logs: "testdata/two-runs", view: "", reach: (page) => chartSentence(page, "loss") },
  { logs: "testdata/two-runs", view: "?x=wall", reach: (page) => card(page, "loss").hover() },
  {
    logs: "testdata/two-runs",
    view: "?tagFilter=nothing",
    reach: (page) => page.getByText("No tag matches").waitFor(),
  },
  {
    logs: "testdata/two-runs",
    view: "?tagFilter=(",
    reach: async (page) => {
      await page.getByRole("searchbox", { name: "Filter runs" }).fill("(");
      await page.getByRole("alert").nth(1).waitFor();
    },
  },
  {
    logs: "testdata/two-runs",
    view: "?smoothing=0",
    reach: (page) => page.getByRole("button", { name: "Help and shortcuts" }).click(),
  },
  {
    logs: "testdata/two-runs",
    view: "?smoothing=0.1",
    reach: async (page) => {
      await page.getByRole("button", { name: "Export page…" }).click();
      await page.getByRole("img", { name: "Preview: " }).waitFor();
      await page.getByRole("textbox", { name: "Width" }).fill("1");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").waitFor();
    },
  },
  {
    logs: "testdata/two-runs",
    view: "?smoothing=0.15",
    reach: async (page) => {
      await page.getByRole("button", { name: "Export page…" }).click();
      await page.getByLabel("Format", { exact: true }).selectOption("csv");
      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name: "Export", exact: true }).click();
      await downloading;
    },
  },
  {
    logs: "testdata/two-runs",
    view: "?smoothing=0.2",
    reach: async (page) => {
      await page.getByRole("button", { name: "Commands" }).click();
      await page.getByRole("option", { name: "Copy link" }).waitFor();
    },
  },
  {
    logs: "testdata/two-runs",
    view: "?smoothing=0.3",
    reach: async (page) => {
      await page.getByRole("button", { name: "Saved views" }).click();
      await page.getByRole("textbox", { name: "Name of this view" }).fill("Best");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Rename: Best", exact: true }).focus();
    },
  },
  {
    logs: "testdata/two-runs",
    view: "?smoothing=0.4",
    reach: async (page) => {
      await page.getByRole("button", { name: "More", exact: true }).click();
      await page.getByRole("menuitem", { name: "Images" }).waitFor();
    },
  },
  {
    logs: "testdata/two-runs",
    view: "?smoothing=0.1",
    reach: async (page) => {
      await runRow(page, "train").click();
      await page.keyboard.press("i");
      await page.getByRole("dialog", { name: "Run details" }).waitFor();
    },
  },
  {
    logs: "testdata/two-runs",
    view: "?scalars.card.loss=table#graphs",
    reach: async (page) => {
      await page.getByText("There is no dashboard “graphs”.").waitFor();
      await page.getByRole("button", { name: "Columns of tables" }).click();
      await page.getByRole("listbox", { name: "Columns to show" }).waitFor();
    },
  },
  {
    logs: "testdata/two-runs",
    view: "?emptyCards=true&shown=unusual",
    reach: (page) => card(page, "loss").getByText("No selected run").waitFor(),
  },
  {
    logs: "testdata/two-runs",
    view: "?col=state&col=age&col=last(loss)&group=/^(.)/&folded=v&runFilter=points+>+1",
    reach: async (page) => {
      await runRow(page, "train").waitFor();
      await page.getByRole("searchbox", { name: "Filter runs" }).press("End");
      await page.keyboard.type(" and ");
      await page.getByRole("option").first().waitFor();
    },
  },
  {
    logs: "testdata/two-runs",
    view: "?table=full&sort=-last(loss)&runFilter=no_such_name+<+1+or+points+>+1",
    reach: async (page) => {
      await page.getByRole("alert").getByText("No run has").waitFor();
      await runRow(page, "train").click({ button: "right" });
      await page.getByRole("menu").waitFor();
    },
  },
  {
    logs: "testdata/two-runs",
    view: "?smoothing=0.2",
    reach: (page) => page.getByRole("button", { name: "Columns", exact: true }).click(),
  },
  {
    logs: "testdata/two-runs",
    view: "?group=/(n)/",
    reach: async (page) => {
      await page.getByRole("button", { name: "Group runs" }).click();
      await page.getByRole("menuitemcheckbox", { name: "Part of the name…" }).click();
      await page.getByText("1 group", { exact: true }).waitFor();
    },
  },
  {
    logs: "testdata/two-runs",
    view: "?step=3..9&scalars.pins=loss&scalars.card.pin:loss=table_wide",
    reach: async (page) => {
      await page.getByRole("region", { name: "Table of loss" }).waitFor();
      await page.getByRole("button", { name: "Columns of tables" }).click();
      await page.getByRole("dialog", { name: "Columns" }).waitFor();
    },
  },
  {
    logs: "testdata/damaged",
    view: "",
    reach: (page) => page.getByRole("button", { name: "2 problems" }).click(),
  },
];

describe("WCAG 2.2 A and AA are met in both themes", () => {
  const { serve, open } = setup();

  describe.each(["testdata/two-runs", "testdata/damaged"])("in a state of %s", (logs) => {
    let served: RunningRunlens;
    beforeAll(async () => {
      served = await startRunlens([inRoot(logs), "--no_annotations", "--no_index"]);
    });
    afterAll(() => served.close());

    it.each(STATES.filter((state) => state.logs === logs))("%#: $view", async (state) => {
      const page = await open(served.url + state.view);
      await state.reach(page);
      expect(await violations(page)).toEqual([]);
    });
  });

  it("with images, a clip, a filmstrip, the dialog that saves them, and where two are compared", async () => {
    const directory = await temporaryDirectory();
    const steps = { 0: [pngOf(GRADIENT)], 9: [pngOf(GRADIENT)] };
    await writeImages(directory, {
      a: { pic: steps, cut: { 3: [Uint8Array.of(1)] } },
      b: { pic: steps },
    });
    const frames = { width: 4, height: 4, channels: 1, data: new Uint8Array(32) };
    await logRun(directory, "a", (writer) => writer.video("clip", frames, 1));
    const { url } = await serve(directory);
    const page = await open(`${url}?step=1&exposure=1&gamma=2#images`);
    await card(page, "pic").getByText("(asked 1)").first().waitFor();
    await page.getByRole("button", { name: "Filmstrip: pic" }).click();
    await card(page, "clip").getByRole("button", { name: /^Play/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Save images: pic" }).click();
    await page.getByRole("dialog").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Compare: pic" }).click();
    for (const mode of ["sideBySide", "difference", "onion", "flicker", "swipe"]) {
      await page.getByRole("combobox", { name: "Compare as" }).selectOption(mode);
      expect(await violations(page), mode).toEqual([]);
    }
  });

  it.each(["offset", "overlay", "heat", "runs"])("of histograms, %s", async (mode) => {
    const { url } = await serve(await makeRun(logSpread));
    const page = await open(`${url}?histogramMode=${mode}#histograms`);
    await chartSentence(page, mode === "runs" ? "spread" : "spread, run");
    expect(await violations(page)).toEqual([]);
  });

  it("of distributions", async () => {
    const { url } = await serve(await makeRun(logSpread));
    const page = await open(`${url}#distributions`);
    await chartSentence(page, "spread, run");
    expect(await violations(page)).toEqual([]);
  });

  it("with texts, as they are and compared", async () => {
    const { url } = await serve(await makeTexts({ a: { note: [HOSTILE_TEXT, "new"] } }));
    const page = await open(`${url}?text.search=new#text`);
    await page.getByText("1 match in 1 of 1 text").waitFor();
    await card(page, "note, a").locator(".rl-markdown").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Compare: note, a" }).click();
    await card(page, "note, a").getByText("added: new").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each(["waveform", "spectrogram"])("with sounds, as %s, and a part in a loop", async (kind) => {
    const { url } = await serve(await makeSounds());
    const page = await open(`${url}?step=0&audioPicture=${kind}#audio`);
    const position = card(page, "tone, a").getByRole("slider").first();
    await position.press("[");
    await position.press("PageUp");
    await position.press("]");
    await card(page, "tone, a").locator("em", { hasText: "clip" }).waitFor();
    await card(page, "broken, a").getByRole("alert").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("with meshes, one of them wrong", async () => {
    const { url } = await serve(await makeHostileMeshes());
    const page = await open(`${url}?tagFilter=${encodeURIComponent("flat|pairs")}#mesh`, {
      expected: /GPU stall due to ReadPixels/,
    });
    await card(page, "flat, x").getByRole("application").waitFor();
    await card(page, "flat, x").locator("summary").click();
    await card(page, "pairs, x").getByRole("alert").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("with precision-recall curves", async () => {
    const directory = await makeRun((writer) => {
      for (const step of [0, 1]) {
        writer.prCurve("pr", { labels: [1, 0, 1], predictions: [0.9, 0.4, 0.3] }, step);
      }
    });
    const { url } = await serve(directory);
    const page = await open(`${url}?pr_curves.runSteps=open#pr_curves`);
    await chartSentence(page, "pr");
    await page.getByRole("slider", { name: "Step of run" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("with custom scalars: none, edited and shown", async () => {
    const { url } = await serve(inRoot("testdata/two-runs"));
    const page = await open(`${url}#custom_scalars`);
    await page.getByRole("button", { name: "Make a layout" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Make a layout" }).click();
    await page.getByRole("button", { name: "Add chart" }).click();
    await page.getByRole("textbox", { name: "Patterns of tags" }).fill("(\nloss");
    await page.getByRole("radio", { name: "Margin" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("without data", async () => {
    const { url } = await serve(await temporaryDirectory());
    const page = await open(url);
    await page.getByText("No event files in").waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return [...(await violationsIn(page, "light")), ...(await violationsIn(page, "dark"))];
}

/** Switches what the system asks for, which the page follows, and stays so. */
async function violationsIn(page: Page, theme: Theme): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  const found = await page.evaluate(async ({ type, values }) => {
    const { run } = (globalThis as typeof globalThis & { axe: typeof axe }).axe;
    // Guards never keep the focus: they pass it on.
    const where = { exclude: "[data-base-ui-focus-guard]" };
    const { violations: all } = await run(where, { runOnly: { type, values: [...values] } });
    return all.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
    );
  }, RULES[theme]);
  return found.map((violation) => `${theme}: ${violation}`);
}
