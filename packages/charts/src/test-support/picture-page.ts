import { createLineChart, createPicture, toPdf, toPng, toSvg } from "../index.ts";
import { PICTURE_CASES, type PictureCase } from "./picture-cases.ts";
import { wordlessTheme } from "./wordless-theme.ts";

const WIDTH = 320;
const HEIGHT = 200;

const EXPORT_OPTIONS = {
  widthPx: 640,
  heightPx: 400,
  title: "loss",
  xLabel: "step",
  yLabel: "value",
};

/** The picture that a chart on the page shows, as a data URL. */
async function drawPicture(name: string, themeName: string): Promise<string> {
  const shown = caseOf(name);
  const box = document.createElement("div");
  box.style.cssText = `position: fixed; inset: 0 auto auto 0; width: ${WIDTH}px; height: ${HEIGHT}px`;
  document.body.append(box);
  const chartTheme = wordlessTheme(themeName);
  const chart = createLineChart(box, { title: name, theme: chartTheme, ...axesOf(shown) });
  chart.setData(shown.lines);
  if (shown.view) chart.setView(shown.view);
  await nextFrame();
  await nextFrame();
  const picture = pictureOf(box, chartTheme.background);
  chart.destroy();
  box.remove();
  return picture;
}

/** What the chart of `showChart` shows at this moment. */
function shownPicture(): string {
  return pictureOf(document.body, "#ffffff");
}

function pictureOf(box: HTMLElement, background: string): string {
  const [base] = box.querySelectorAll("canvas");
  if (base === undefined) throw new TypeError("There is no chart.");
  const sheet = createSheet(base.width, base.height);
  sheet.fillStyle = background;
  sheet.fillRect(0, 0, base.width, base.height);
  sheet.drawImage(base, 0, 0);
  return sheet.canvas.toDataURL("image/png");
}

/** A chart to try gestures on. What it reports is kept in `chartEvents`. */
function showChart(name: string): void {
  const shown = caseOf(name);
  const box = document.createElement("div");
  box.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 480px; height: 300px";
  document.body.append(box);
  const events: unknown[] = [];
  const chart = createLineChart(box, {
    title: name,
    theme: { ...wordlessTheme("light"), font: "11px sans-serif" },
    ...axesOf(shown),
    onViewChange: (view) => events.push({ view }),
    onSelectionChange: (selection, done) => done && events.push({ selection }),
    onPick: (pick) => events.push({ pick }),
  });
  chart.setData(shown.lines);
  Object.assign(window, { chart, chartEvents: events });
}

/** A chart in one of the export formats, in base64. */
async function exportPicture(name: string, themeName: string, format: string): Promise<string> {
  const shown = caseOf(name);
  const font = "11px sans-serif";
  const picture = createPicture(shown.lines, {
    theme: { ...wordlessTheme(themeName), font },
    ...axesOf(shown),
    ...(shown.view && { view: shown.view }),
  });
  if (format === "svg") return base64(new TextEncoder().encode(toSvg(picture, EXPORT_OPTIONS)));
  if (format === "pdf") return base64(await toPdf(picture, EXPORT_OPTIONS));
  return base64(await toPng(picture, EXPORT_OPTIONS));
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function caseOf(name: string): PictureCase {
  const shown = PICTURE_CASES[name];
  if (shown === undefined) throw new TypeError(`There is no picture "${name}".`);
  return shown;
}

function axesOf({ axes }: PictureCase) {
  return { xAxis: "step", yScale: "linear", ...axes } as const;
}

function createSheet(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null) throw new TypeError("This browser gives no 2D canvas.");
  return context;
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

Object.assign(window, { drawPicture, exportPicture, showChart, shownPicture });
