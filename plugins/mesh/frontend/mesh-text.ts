import { countText, groupedText } from "@runlens/base";
import { valueText } from "@runlens/charts";
import type { MeshGeometry } from "./mesh-geometry.ts";

/** "200 vertices, 40 faces, with colours" */
export function countsText({ vertexCount, faceCount, colors }: MeshGeometry): string {
  const parts = [countText(vertexCount, "vertex", "vertices")];
  if (faceCount > 0) parts.push(countText(faceCount, "face"));
  if (colors !== undefined) parts.push("with colours");
  return parts.join(", ");
}

/** One sentence that says what a picture of a mesh shows. */
export function meshSentence(tag: string, run: string, geometry: MeshGeometry): string {
  const ranges = factsOf(geometry)
    .filter(({ name }) => name.length === 1)
    .map(({ name, text }) => `${name} ${text}`);
  return `${tag} of ${run}: ${countsText(geometry)}; ${ranges.join(", ")}.`;
}

/** What can be said of a mesh in numbers. */
export function factsOf(geometry: MeshGeometry): readonly { name: string; text: string }[] {
  const { vertexCount, faceCount, colors, bounds } = geometry;
  const { min, max, center } = bounds;
  return [
    { name: "Vertices", text: groupedText(vertexCount) },
    { name: "Faces", text: groupedText(faceCount) },
    { name: "Colours", text: colors === undefined ? "none" : "of each vertex" },
    ...([0, 1, 2] as const).map((axis) => ({
      name: "xyz".charAt(axis),
      text: `${valueText(min[axis])} to ${valueText(max[axis])}`,
    })),
    { name: "Centre", text: placeText(center) },
    { name: "Size", text: placeText([max[0] - min[0], max[1] - min[1], max[2] - min[2]], " × ") },
  ];
}

/** "vertex 12: 0.5, 1, −2, rgb 255 0 0" */
export function vertexText(geometry: MeshGeometry, vertex: number): string {
  const { logged, colors } = geometry;
  const place = [0, 1, 2].map((axis) => logged[3 * vertex + axis] ?? NaN);
  const rgb = colors?.subarray(4 * vertex, 4 * vertex + 3).join(" ");
  const color = rgb === undefined ? "" : `, rgb ${rgb}`;
  return `vertex ${groupedText(vertex)}: ${placeText(place)}${color}`;
}

function placeText(numbers: readonly number[], separator = ", "): string {
  return numbers.map(valueText).join(separator);
}
