import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { inRoot } from "../tools/root.ts";
import {
  boxOf,
  card,
  chart,
  chartSentence,
  drag,
  hover,
  linkOf,
  picture,
  tooltipRows,
} from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

describe("gestures on a chart", () => {
  const { serve, open } = setup();

  async function openChart(): Promise<Page> {
    const { url } = await serve(inRoot("testdata/two-runs"));
    const page = await open(url);
    await chartSentence(page, "loss");
    return page;
  }

  it("zoom by dragging, step back with Escape, fit with a double click", async () => {
    const page = await openChart();
    await drag(page, "loss", 0.25, 0.75);
    const first = await nextZoom(page, undefined);
    expect(first.min).toBeGreaterThan(2);
    expect(first.max).toBeLessThan(17);
    await drag(page, "loss", 0.25, 0.75);
    const second = await nextZoom(page, first);
    expect(second.max - second.min).toBeLessThan(first.max - first.min);

    await chart(page, "loss").focus();
    await page.keyboard.press("Escape");
    expect(await nextZoom(page, second)).toEqual(first);
    await chart(page, "loss").dblclick();
    await fitted(page);
  });

  it("zoom at the pointer with control and the wheel", async () => {
    const page = await openChart();
    await hover(page, "loss", 0.95);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    const { min, max } = await nextZoom(page, undefined);
    expect(min).toBeGreaterThan(1);
    expect(max).toBeGreaterThan(17);
  });

  it("pan with the space bar held", async () => {
    const page = await openChart();
    await drag(page, "loss", 0.3, 0.6);
    const before = await nextZoom(page, undefined);
    await hover(page, "loss", 0.4);
    await page.keyboard.down(" ");
    await drag(page, "loss", 0.4, 0.6);
    await page.keyboard.up(" ");
    const after = await nextZoom(page, before);
    expect(after.min).toBeLessThan(before.min);
    expect(after.max - after.min).toBeCloseTo(before.max - before.min, 3);
  });

  it("leave the link alone until a pan rests, so that it never steps back", async () => {
    const { url } = await serve(inRoot("testdata/two-runs"));
    const page = await open(`${url}?scalars.card.loss=s5~15`);
    await chartSentence(page, "loss");
    const pass = await stopTime(page);
    const before = linkOf(page);
    const { x, y } = await startPan(page, "loss");
    for (let i = 1; i <= 20; i++) {
      await page.mouse.move(x + 5 * i, y);
      await pass(60);
      expect(linkOf(page)).toBe(before);
    }
    await page.mouse.up({ button: "middle" });
    await pass(1000);
    expect((await nextZoom(page, { min: 5, max: 15 })).max).toBeLessThan(14);
  });

  it("pan y in every frame also while zooms are linked", async () => {
    const { url } = await serve(inRoot("testdata/two-runs"));
    const page = await open(`${url}?linkZoom=true`);
    await chartSentence(page, "loss");
    const pass = await stopTime(page);
    const { x, y } = await startPan(page, "loss");
    const pictures = new Set<string>();
    for (let i = 1; i <= 4; i++) {
      await page.mouse.move(x + 50, y + 20 * i);
      await pass(20);
      pictures.add(await picture(page, "loss"));
    }
    await page.mouse.up({ button: "middle" });
    expect(pictures.size).toBe(4);
  });

  it("leave the bare wheel to the page", async () => {
    const tags = Array.from({ length: 24 }, (_, i) => [`group/${i}`, [1, 2, 3]] as const);
    const { url } = await serve(await makeLogs({ run: Object.fromEntries(tags) }));
    const page = await open(url);
    await chartSentence(page, "group/0");
    const [before, top] = [await picture(page, "group/0"), (await boxOf(card(page, "group/0"))).y];
    await hover(page, "group/0", 0.5);
    await page.mouse.wheel(0, 120);

    await expect.poll(async () => (await boxOf(card(page, "group/0"))).y).toBe(top - 120);
    expect(await picture(page, "group/0")).toBe(before);
    expect(page.url()).not.toContain("card.");
  });

  it("move the crosshair of all cards, and a tooltip says what each run has there", async () => {
    const page = await openChart();
    await hover(page, "loss", 0.5);
    const rows = await tooltipRows(page);
    expect(rows.map((row) => row["Run"]).toSorted()).toEqual(["train", "validation"]);
    expect(new Set(rows.map((row) => row["Step"])).size).toBe(1);
    await page.mouse.move(0, 0);
    expect(await tooltipRows(page)).toEqual([]);
  });
});

/** From now on time passes only when it is told to. */
async function stopTime(page: Page): Promise<(ms: number) => Promise<void>> {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  return (ms) => page.clock.runFor(ms);
}

async function startPan(page: Page, tag: string): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(chart(page, tag));
  const start = { x: x + width * 0.4, y: y + height * 0.3 };
  await page.mouse.move(start.x, start.y);
  await page.mouse.down({ button: "middle" });
  return start;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** The steps that the link says the chart shows, once they differ from `before`. */
async function nextZoom(page: Page, before: Range | undefined): Promise<Range> {
  await page.waitForURL((address) => {
    const zoom = zoomIn(address);
    return zoom !== undefined && (zoom.min !== before?.min || zoom.max !== before.max);
  });
  return zoomIn(new URL(page.url())) ?? { min: NaN, max: NaN };
}

async function fitted(page: Page): Promise<void> {
  await page.waitForURL((address) => zoomIn(address) === undefined);
}

function zoomIn({ searchParams }: URL): Range | undefined {
  const [, min, max] = /^s([^~]+)~([^_]+)/.exec(searchParams.get("scalars.card.loss") ?? "") ?? [];
  return min === undefined ? undefined : { min: Number(min), max: Number(max) };
}
