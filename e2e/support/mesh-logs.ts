import { logRun, temporaryDirectory } from "./logs.ts";

function text(field: number, value: string): number[] {
  return [field, Buffer.byteLength(value), ...Buffer.from(value)];
}

/** The bytes of MeshPluginData: name and content type (1 vertices, 2 faces, 3 colours). */
function meshMetadata(name: string, contentType: number, config = "{}"): Uint8Array {
  return Uint8Array.from([...text(0x12, name), 0x18, contentType, ...text(0x2a, config)]);
}

/** A ball whose poles are `stretch` away; 24 x 48 quads, coloured by height. */
export function ball(stretch: number) {
  const [rows, columns] = [24, 48];
  const vertices: number[] = [];
  const colors: number[] = [];
  const faces: number[] = [];
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [down, around] = [(Math.PI * row) / rows, (2 * Math.PI * column) / columns];
      const wave = 1 + 0.15 * Math.sin(5 * around) * Math.sin(down) ** 2;
      vertices.push(wave * Math.sin(down) * Math.cos(around));
      vertices.push(stretch * Math.cos(down), wave * Math.sin(down) * Math.sin(around));
      const share = row / rows;
      colors.push(Math.round(255 * share), 110, Math.round(255 * (1 - share)));
      if (row === rows) continue;
      const at = (r: number, c: number): number => r * columns + (c % columns);
      faces.push(at(row, column), at(row, column + 1), at(row + 1, column));
      faces.push(at(row, column + 1), at(row + 1, column + 1), at(row + 1, column));
    }
  }
  return { vertices, faces, colors };
}

/** Points on a spiral. */
export function cloud(count: number): Float32Array {
  const vertices = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) {
    const angle = i * 2.399963;
    const y = 1 - (2 * (i + 0.5)) / count;
    const radius = Math.sqrt(1 - y * y) * (1 + 0.2 * Math.sin(8 * angle));
    vertices.set([radius * Math.cos(angle), y, radius * Math.sin(angle)], 3 * i);
  }
  return vertices;
}

/**
 * Runs "a" and "b" with a ball at steps 0, 10 and 20, and in "a" a cloud of points and a value
 * that holds two meshes.
 */
export async function makeMeshes(): Promise<string> {
  const directory = await temporaryDirectory();
  await logRun(directory, "a", (writer) => {
    for (const step of [0, 10, 20]) writer.mesh("ball", ball(1 + step / 20), step);
    writer.mesh("cloud", { vertices: cloud(4000) }, 0);
    const two = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 0, 3, 0];
    writer.mesh("two", { vertices: two, faces: [0, 1, 2, 0, 2, 1], count: 2 }, 0);
  });
  await logRun(directory, "b", (writer) => {
    for (const step of [0, 10, 20]) {
      const { vertices, faces } = ball(1.5 - step / 40);
      writer.mesh("ball", { vertices: vertices.map((each) => each * 50), faces }, step);
    }
  });
  return directory;
}

/** A run "x" with meshes that are wrong, each in a way of its own. */
export async function makeHostileMeshes(): Promise<string> {
  const directory = await temporaryDirectory();
  await logRun(directory, "x", (writer) => {
    const part = (
      name: string,
      contentType: number,
      shape: readonly number[],
      values: readonly number[],
      config?: string,
    ): void => {
      const options = {
        pluginName: "mesh",
        pluginContent: meshMetadata(name, contentType, config),
      };
      writer.tensor(`${name}_${contentType}`, { shape, values }, 0, options);
    };
    const triangle = [0, 0, 0, 1, 0, 0, 0, 1, 0];
    part("flat", 1, [3, 3], triangle);
    part("empty", 1, [1, 0, 3], []);
    part("pairs", 1, [1, 2, 2], [1, 2, 3, 4]);
    part("nan", 1, [1, 4, 3], [...triangle, NaN, Infinity, 0]);
    part("range", 1, [1, 3, 3], triangle);
    part("range", 2, [1, 2, 3], [0, 1, 2, 0, 1, 99]);
    part("colors", 1, [1, 3, 3], triangle);
    part("colors", 3, [1, 2, 3], [1, 2, 3, 4, 5, 6]);
    part("config", 1, [1, 3, 3], triangle, '{"camera": <b>');
    part("faces only", 2, [1, 1, 3], [0, 1, 2]);
    part("one place", 1, [1, 2, 3], [7, 7, 7, 7, 7, 7]);
    writer.tensor("no metadata", { shape: [1, 3, 3], values: triangle }, 0, { pluginName: "mesh" });
  });
  return directory;
}
