import { describe, expect, it } from "vitest";
import { createSvgContext } from "./svg-context.ts";

describe("SVG context", () => {
  it("writes filled and stroked paths with colour, opacity, width and dashes", () => {
    const { context, drawn } = setup();
    context.beginPath();
    context.moveTo(1, 2);
    context.lineTo(3.456, 4);
    context.strokeStyle = "#ff0000";
    context.globalAlpha = 0.3;
    context.lineWidth = 1.5;
    context.setLineDash([6, 4]);
    context.stroke();
    expect(drawn()).toEqual([
      '<path d="M1 2L3.46 4" fill="none" stroke="#ff0000" stroke-opacity="0.3" stroke-width="1.5"' +
        ' stroke-linecap="butt" stroke-linejoin="miter" stroke-dasharray="6 4"/>',
    ]);
  });

  it("clips until the state is restored, and restores style and place", () => {
    const { context, drawn } = setup();
    context.save();
    context.translate(5, 6);
    context.fillStyle = "#00ff00";
    context.beginPath();
    context.rect(0, 0, 10, 10);
    context.clip();
    context.fillRect(1, 1, 2, 2);
    context.restore();
    context.fillRect(0, 0, 1, 1);
    expect(drawn()).toEqual([
      '<clipPath id="runlens-clip-0"><path d="M0 0L10 0L10 10L0 10Z" transform="translate(5 6)"/></clipPath>',
      '<g clip-path="url(#runlens-clip-0)">',
      '<rect x="1" y="1" width="2" height="2" transform="translate(5 6)" fill="#00ff00"/>',
      "</g>",
      '<rect x="0" y="0" width="1" height="1" fill="#000000"/>',
    ]);
  });

  it("keeps what people named their runs as text", () => {
    const { context, drawn } = setup();
    context.textAlign = "right";
    context.font = '11px "Segoe UI"';
    context.fillText('</text><script>"&\u0000', 1, 2);
    expect(drawn()).toEqual([
      '<text x="1" y="2" text-anchor="end" style="font:11px &quot;Segoe UI&quot;" fill="#000000">' +
        "&lt;/text&gt;&lt;script&gt;&quot;&amp;\ufffd</text>",
    ]);
  });

  it("draws a dot as a full circle", () => {
    const { context, drawn } = setup();
    context.beginPath();
    context.arc(10, 10, 3, 0, 2 * Math.PI);
    context.fill();
    expect(drawn()).toEqual(['<path d="M7 10A3 3 0 1 0 13 10A3 3 0 1 0 7 10Z" fill="#000000"/>']);
  });
});

it("has the size of the page and the units of what is drawn", () => {
  const text = createSvgContext({ width: 1600, height: 900, zoom: 2, measure: Number }).toText();
  expect(text).toContain('width="1600" height="900" viewBox="0 0 800 450"');
});

function setup() {
  const context = createSvgContext({ width: 100, height: 50, measure: (text) => text.length * 6 });
  return { context, drawn: () => context.toText().trim().split("\n").slice(1, -1) };
}
