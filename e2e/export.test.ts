import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { card, chartSentence } from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";
import { haveSharedFixtures, sharedFixtures } from "./support/shared.ts";

const MM = 72 / 25.4;
const LOSS = { a: { loss: [3, 2, NaN, 1] }, b: { loss: [5, 4, 3, 2] } };

interface Saved {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

describe("export of a card", () => {
  const { serve, open } = setup();

  async function openCard(logs: Parameters<typeof makeLogs>[0], tag: string, view = "smoothing=0") {
    const { url } = await serve(await makeLogs(logs));
    const page = await open(`${url}?${view}`);
    await openDialog(page, tag);
    return page;
  }

  it("has every point in CSV, NaN included", async () => {
    const page = await openCard(LOSS, "loss");
    const { name, text } = await save(page, "csv");
    expect(name).toBe("loss.csv");
    expect(text.split("\r\n")).toEqual([
      "run,tag,step,wall_time_secs,value",
      ...[3, 2, NaN, 1].map((value, i) => `a,loss,${i},${1_704_067_200 + i},${value}`),
      ...[5, 4, 3, 2].map((value, i) => `b,loss,${i},${1_704_067_200 + i},${value}`),
      "",
    ]);
  });

  it("joins lines by step, and has what is in sight alone", async () => {
    const page = await openCard(LOSS, "loss", "smoothing=0&scalars.card.loss=s0.5~2.5");
    expect((await save(page, "csvWide")).text).toBe("step,a,b\r\n1,2,4\r\n2,NaN,3\r\n");
    await pick(page, "Everything");
    expect((await save(page, "csvWide")).text.split("\r\n")).toHaveLength(6);
  });

  it("has smoothed values beside the logged ones, and runs that are not shown", async () => {
    const page = await openCard(LOSS, "loss", "smoothing=0.5&shown=b");
    await choose(page, "Format", "json");
    await pick(page, "All that have the tag");
    const { lines } = JSON.parse((await save(page, "json")).text);
    expect(lines.map(({ run }: { run: string }) => run)).toEqual(["a", "b"]);
    expect(lines[1].values).toEqual([5, 4, 3, 2]);
    expect(lines[1].smoothed[1]).toBeCloseTo((0.5 * 5 + 4) / 1.5);
  });

  it("writes Parquet", async () => {
    const page = await openCard(LOSS, "loss");
    const { name, text } = await save(page, "parquet");
    expect(name).toBe("loss.parquet");
    expect([text.slice(0, 4), text.slice(-4)]).toEqual(["PAR1", "PAR1"]);
  });

  it("draws an SVG with a path and a name for each line", async () => {
    const page = await openCard({ ...LOSS, "<c> & co": { loss: [1, 1] } }, "loss");
    const { text } = await save(page, "svg");
    // A page of its own, without our policy for styles.
    const viewer = await page.context().newPage();
    const drawn = await viewer.evaluate((svg) => {
      const document = new DOMParser().parseFromString(svg, "image/svg+xml");
      const lines = [...document.querySelectorAll("g path[fill=none]")].filter(
        (path) => path.getAttribute("stroke-width") === "1.5",
      );
      return {
        isBroken: document.querySelector("parsererror") !== null,
        width: document.documentElement.getAttribute("width"),
        colors: new Set(lines.map((path) => path.getAttribute("stroke"))).size,
        texts: [...document.querySelectorAll("text")].map(({ textContent }) => textContent),
      };
    }, text);
    expect(drawn).toMatchObject({ isBroken: false, width: "321.26", colors: 3 });
    expect(drawn.texts).toEqual(expect.arrayContaining(["a", "b", "<c> & co", "loss", "step"]));
  });

  it("draws a PNG at the size and the scale that were chosen", async () => {
    const page = await openCard(LOSS, "loss");
    await choose(page, "Format", "png");
    await pick(page, "3×");
    await page.getByRole("textbox", { name: "Width" }).fill("100");
    await page.getByRole("textbox", { name: "Height" }).fill("50");
    await page.keyboard.press("Enter");
    const { bytes } = await save(page, "png");
    const { width, height, colors } = await pixelsOf(page, bytes);
    expect([width, height]).toEqual([1134, 567]);
    expect(colors).toBeGreaterThan(20);
  });

  it("names every line of ten, in a picture that grows by the legend, and says so", async () => {
    const runs = Array.from({ length: 10 }, (_, i) => `${i}_resnet_lr0.01`);
    const page = await openCard(
      Object.fromEntries(runs.map((run) => [run, { loss: [1, 0] }])),
      "loss",
    );
    await page.getByText("With its legend the picture is 85 × ").waitFor();
    const { text } = await save(page, "svg");
    for (const run of runs) expect(text).toContain(`>${run}</text>`);
    expect(text).toMatch(/width="321.26" height="25\d/);
    const { bytes } = await save(page, "png");
    const { width, height } = await pixelsOf(page, bytes);
    expect(height / width).toBeGreaterThan(0.75);
    // Pixels per metre: it is placed 85 mm wide.
    const perMetre = Buffer.from(bytes).readUInt32BE(41);
    expect((width / perMetre) * 1000).toBeCloseTo(85, 1);
  });

  it("says before it is saved which names a format cannot write, and what can", async () => {
    const page = await openCard({ "α ≤ 损失": { loss: [1, 2] } }, "loss");
    await choose(page, "Format", "pdf");
    await page
      .getByText(
        "The font of PDF files lacks 损 失, drawn as empty boxes: SVG and PNG have all signs.",
      )
      .waitFor();
    await choose(page, "Format", "pgfplots");
    await page.getByText("pdflatex lacks 损 失: the script wants lualatex or xelatex.").waitFor();
    await choose(page, "Format", "png");
    await expect.poll(() => page.getByRole("dialog").getByRole("status").textContent()).toBe("");
  });

  it("draws larger texts and lines for a slide", async () => {
    const page = await openCard(LOSS, "loss");
    await choose(page, "Size", "slide");
    const { text } = await save(page, "svg");
    expect(text).toContain('width="1600" height="900" viewBox="0 0 800 450"');
    await choose(page, "Format", "png");
    await page.getByRole("group", { name: "Pixels" }).getByText("1×").click();
    const { width, height } = await pixelsOf(page, (await save(page, "png")).bytes);
    expect([width, height]).toEqual([1600, 900]);
  });

  it("lets what is behind a transparent picture through", async () => {
    const page = await openCard(LOSS, "loss");
    await pick(page, "Transparent background");
    const { bytes } = await save(page, "png");
    expect((await pixelsOf(page, bytes)).corner).toEqual([0, 0, 0, 0]);
  });

  it("draws a PDF of one page", async () => {
    const page = await openCard(LOSS, "loss");
    await choose(page, "Size", "double");
    const { text } = await save(page, "pdf");
    expect(text.slice(0, 5)).toBe("%PDF-");
    expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    // Title and labels, each in its own font.
    expect(text.match(/\/FontFile2 /g)).toHaveLength(2);
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
    expect(Number(width)).toBeCloseTo(178 * MM, 0);
    expect(Number(height)).toBeCloseTo(90 * MM, 0);
  });

  it("writes scripts, alone where points are few and with their data where they are many", async () => {
    const page = await openCard(
      { run: { loss: Array.from({ length: 2500 }, (_, i) => Math.sqrt(i)) } },
      "loss",
    );
    const tex = unzipSync((await save(page, "pgfplots")).bytes);
    expect(Object.keys(tex)).toEqual(["loss.tex", "loss-1.dat"]);
    const few = await openCard(LOSS, "loss");
    const { name, text } = await save(few, "matplotlib");
    expect(name).toBe("loss.py");
    expect(text).toContain('"y": [3, 2, nan, 1]');
  });

  it("keeps hostile names as they are inside, and makes safe ones of them outside", async () => {
    const run = '=HYPERLINK("x"),"q"';
    const tag = "../../<b>$x_1$%";
    const page = await openCard({ [run]: { [tag]: [1] } }, tag);
    const { name, text } = await save(page, "csv");
    expect(name).toBe("-..-b-$x_1$%.csv");
    expect(text).toContain('\r\n"=HYPERLINK(""x""),""q""",../../<b>$x_1$%,0,');
    const tex = await save(page, "pgfplots");
    expect(tex.name).toBe("b-_x_1.tex".replace("-_", "-"));
    expect(tex.text).toContain("\\addlegendentry{=HYPERLINK(\\textquotedbl{}x");
  });

  it("is given up on Cancel", async () => {
    const page = await openCard(LOSS, "loss");
    await page.route("**/points?*", () => {});
    await choose(page, "Format", "csv");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("progressbar", { name: "Export" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Export", exact: true }).waitFor();
    expect(await page.getByRole("dialog").getByRole("status").textContent()).toBe("");
    await page.unroute("**/points?*");
    expect((await save(page, "csv")).text).toContain("a,loss,0");
  });

  it("says why nothing was saved", async () => {
    const { url } = await serve(await makeLogs(LOSS));
    const page = await open(url, { expected: /503/ });
    await openDialog(page, "loss");
    await page.route("**/points?*", (route) => route.fulfill({ status: 503, body: "busy" }));
    await choose(page, "Format", "csv");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByText(/^Nothing was saved: .*503/).waitFor();
  });

  it.each([0, 1500])("is reached by keys, its menu fetched in %d ms, and left", async (ms) => {
    const { url } = await serve(await makeLogs(LOSS));
    const page = await open("about:blank");
    await page.route(/menu-popup-.*\.js$/, async (route) => {
      await setTimeout(ms);
      await route.continue();
    });
    await page.goto(url);
    await chartSentence(page, "loss");
    const more = card(page, "loss").getByRole("button", { name: "More: loss" });
    await more.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Exp");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Export loss" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect
      .poll(() => more.evaluate((button) => button === document.activeElement))
      .toBe(true);
  });
});

describe("export of the page", () => {
  const { serve, open } = setup();

  it("is a zip of all shown cards, pinned ones first, each once", async () => {
    const tags = { loss: [1, 2], "a/b": [3], "a-b": [4], hidden: [5] };
    const { url } = await serve(await makeLogs({ run: tags }));
    const page = await open(`${url}?smoothing=0&scalars.pins=loss&scalars.hidden=hidden`);
    await chartSentence(page, "a/b");
    await page.getByRole("button", { name: "Export page…" }).click();
    const { name, bytes } = await save(page, "csvWide");
    expect(name).toBe("3 cards.zip");
    const files = Object.entries(unzipSync(bytes)).map(
      ([path, file]) => [path, new TextDecoder().decode(file)] as const,
    );
    expect(Object.fromEntries(files)).toEqual({
      "loss.csv": "step,run\r\n0,1\r\n1,2\r\n",
      "a-b.csv": expect.stringMatching(/step,run\r\n0,[34]\r\n/),
      "a-b-2.csv": expect.stringMatching(/step,run\r\n0,[34]\r\n/),
    });
    const pictures = unzipSync((await save(page, "svg")).bytes);
    expect(Object.keys(pictures)).toEqual(["loss.svg", "a-b.svg", "a-b-2.svg"]);
  });

  it("has what is in sight while the page follows the newest points", async () => {
    const { url } = await serve(await makeLogs({ run: { loss: [1, 2, 3, 4, 5, 6] } }));
    const page = await open(`${url}?smoothing=0&follow=true&scalars.card.loss=s0~1.5`);
    await chartSentence(page, "loss");
    await page.getByRole("button", { name: "Export page…" }).click();
    expect((await save(page, "csvWide")).text).toBe("step,run\r\n4,5\r\n5,6\r\n");
    await page.keyboard.press("Escape");
    await openDialog(page, "loss");
    expect((await save(page, "csvWide")).text).toBe("step,run\r\n4,5\r\n5,6\r\n");
    expect(page.url()).toContain("card.loss=s0%7E1.5");
  });
});

describe.skipIf(!haveSharedFixtures)("exported CSV has what TensorBoard recorded", () => {
  const { serve, open } = setup();

  it.each([
    ["tf", "epoch_loss"],
    ["py", "loss/train_dp"],
    ["py", "nan/inf"],
  ])("of %s, %s", async (logs, tag) => {
    const recorded = recordedPoints(logs, tag);
    expect(recorded.size).toBeGreaterThan(0);
    const { url } = await serve(sharedFixtures("logs", logs));
    const page = await open(`${url}?smoothing=0&tagFilter=^${tag}$`);
    await openDialog(page, tag);
    await choose(page, "Format", "csv");
    await pick(page, "All that have the tag");
    const rows = (await save(page, "csv")).text
      .split("\r\n")
      .slice(1, -1)
      .map((row) => row.split(","));
    for (const [run, points] of recorded) {
      const found = rows
        .filter((row) => row[0] === run)
        .map(([, , step, wallTimeSecs, value]) => [wallTimeSecs, step, value].map(Number));
      expect(found, run).toEqual(points);
    }
  });
});

async function openDialog(page: Page, tag: string): Promise<void> {
  await chartSentence(page, tag);
  await card(page, tag).hover();
  await card(page, tag)
    .getByRole("button", { name: `More: ${tag}`, exact: true })
    .click();
  await page.getByRole("menuitem", { name: "Export…" }).click();
  await page.getByRole("dialog", { name: `Export ${tag}`, exact: true }).waitFor();
}

async function choose(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole("dialog").getByLabel(label, { exact: true }).selectOption(value);
}

/** One of several that lie side by side, or a switch. */
async function pick(page: Page, label: string): Promise<void> {
  await page.getByRole("dialog").getByText(label, { exact: true }).click();
}

async function save(page: Page, format: string): Promise<Saved> {
  await choose(page, "Format", format);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const download = await downloading;
  const bytes = await readFile(await download.path());
  const isText = !["pdf", "parquet"].includes(format);
  const text = bytes.toString(isText ? "utf8" : "latin1");
  return { name: download.suggestedFilename(), bytes, text };
}

/** Size of a picture, how many colours it has, and what its first pixel is. */
function pixelsOf(page: Page, bytes: Uint8Array) {
  return page.evaluate(async (base64) => {
    const blob = new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))]);
    const { width, height } = await createImageBitmap(blob);
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context?.drawImage(await createImageBitmap(blob), 0, 0);
    const data = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
    const colors = new Set(new Uint32Array(data.buffer)).size;
    return { width, height, colors, corner: Array.from(data.slice(0, 4)) };
  }, Buffer.from(bytes).toString("base64"));
}

type RecordedPoint = readonly [wallTimeSecs: number, step: number, value: number | string];

interface Recording {
  readonly path: string;
  readonly params: Readonly<Partial<Record<"run" | "tag" | "format", string>>> | null;
  readonly json?: RecordedPoint[];
}

/** By run; those that TensorBoard did not thin out. */
function recordedPoints(logs: string, tag: string): ReadonlyMap<string, readonly number[][]> {
  const path = sharedFixtures("golden", `${logs}.json`);
  const recordings: readonly Recording[] = JSON.parse(readFileSync(path, "utf8"));
  return new Map(
    recordings.flatMap(({ path: route, params, json = [] }) => {
      const isWanted =
        route === "/data/plugin/scalars/scalars" &&
        params?.tag === tag &&
        params.format === undefined &&
        json.length < 1000;
      return isWanted ? [[params.run ?? "", json.map((point) => point.map(Number))]] : [];
    }),
  );
}
