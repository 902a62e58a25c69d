import { crc32, deflateSync } from "node:zlib";
import { logRun } from "./logs.ts";

/** Gray values by row. */
export type Gray = readonly (readonly number[])[];

export const GRADIENT: Gray = Array.from({ length: 8 }, (_, y) =>
  Array.from({ length: 8 }, (_each, x) => 32 * x + y),
);

/** A PNG of gray values; other sizes than these can be claimed. */
export function pngOf(rows: Gray, claimed?: readonly [width: number, height: number]): Buffer {
  const [width, height] = claimed ?? [rows[0]?.length ?? 0, rows.length];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const pixels = deflateSync(Buffer.from(rows.flatMap((row) => [0, ...row])));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** Run → tag → step → images, as bytes that nobody looks at. */
export type ImageLogs = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<number, readonly Uint8Array[]>>>>>
>;

export async function writeImages(directory: string, logs: ImageLogs): Promise<void> {
  for (const [run, tags] of Object.entries(logs)) {
    await logRun(directory, run, (writer) => {
      for (const [tag, steps] of Object.entries(tags)) {
        for (const [step, images] of Object.entries(steps)) {
          const size = Buffer.from("8");
          writer.tensor(tag, { values: [size, size, ...images], dtype: "string" }, Number(step), {
            pluginName: "images",
            dataClass: "blobSequence",
          });
        }
      }
    });
  }
}
