import { countText, type Problem } from "@runlens/base";
import { tensorForm } from "@runlens/format";
import type { LoggedValue } from "@runlens/model";
import { geometryOf, type MeshGeometry } from "./mesh-geometry.ts";
import { triplesOf, type Triples } from "./triples.ts";

/** The values of one mesh at one step. */
export interface MeshValues {
  readonly vertices: LoggedValue;
  readonly faces?: LoggedValue | undefined;
  readonly colors?: LoggedValue | undefined;
}

/** What there is to show of a mesh, and what of it cannot be shown. */
export type MeshContent =
  | {
      readonly kind: "mesh";
      readonly geometry: MeshGeometry;
      /** How many meshes the value holds. */
      readonly samples: number;
      readonly warnings: readonly string[];
    }
  | { readonly kind: "problem"; readonly problem: Problem };

/** Of 16.8 million vertices; a few bytes can announce any number. */
const MAX_ELEMENTS = 3 * 2 ** 24;

/** @param sample which of the meshes that one value holds. */
export function meshContent(values: MeshValues, sample: number): MeshContent {
  const vertices = partOf(values.vertices, sample);
  if (vertices.kind === "problem") return vertices;
  if (vertices.kind === "misfit") {
    return problemOf(
      `The vertices are ${vertices.reason}, not of the shape [samples, vertices, 3].`,
    );
  }
  const { samples } = vertices;
  if (vertices.values.length === 0) return problemOf("The mesh has no vertices.");

  const warnings: string[] = [];
  const take = (name: string, value: LoggedValue | undefined, widths?: readonly number[]) => {
    const part = value && partOf(value, sample, widths);
    if (part === undefined || part.kind === "triples") return part;
    const why = part.kind === "problem" ? part.problem.message : `They are ${part.reason}.`;
    warnings.push(`The ${name} cannot be read. ${why}`);
    return undefined;
  };
  const faces = take("faces", values.faces);
  const colors = take("colours", values.colors, [3, 4]);
  const vertexCount = vertices.values.length / 3;
  const colorCount = colors === undefined ? vertexCount : colors.values.length / colors.width;
  if (colorCount !== vertexCount) {
    warnings.push(
      `${countText(colorCount, "colour")} do not fit ${countText(vertexCount, "vertex", "vertices")}.`,
    );
  }
  const geometry = geometryOf({
    vertices,
    faces,
    colors: colorCount === vertexCount ? colors : undefined,
  });
  return { kind: "mesh", geometry, samples, warnings: [...warnings, ...oddities(geometry)] };
}

type Part = Triples | { readonly kind: "problem"; readonly problem: Problem };

function partOf(value: LoggedValue, sample: number, widths?: readonly number[]): Part {
  if (value.kind === "unreadable") return { kind: "problem", problem: value.problem };
  const tensor = tensorForm(value.data, { maxElements: MAX_ELEMENTS });
  if (tensor.kind === "unreadable") return { kind: "misfit", reason: tensor.reason };
  return triplesOf(tensor, sample, widths);
}

/** What is left out of the drawing. */
function oddities({ points, vertexCount, triangles, faceCount }: MeshGeometry): string[] {
  const placeless = vertexCount - points.length;
  const undrawn = faceCount - triangles.length / 3;
  return [
    ...(placeless > 0
      ? [`${countText(placeless, "vertex", "vertices")} without a finite place left out.`]
      : []),
    ...(undrawn > 0
      ? [`${countText(undrawn, "face")} with a vertex that is not there left out.`]
      : []),
  ];
}

function problemOf(message: string): MeshContent {
  return { kind: "problem", problem: { code: "value.noMesh", message } };
}
