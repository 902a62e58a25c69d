import { framed } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { framesOf } from "./frames.ts";

const FRAMES = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)];
const BYTES = Uint8Array.from(FRAMES.flatMap((frame) => framed([frame])).flatMap((p) => [...p]));

async function read(response: Response): Promise<number[][]> {
  const frames: number[][] = [];
  for await (const frame of framesOf(response)) frames.push([...new Uint8Array(frame ?? [])]);
  return frames;
}

describe("frames of an answer", () => {
  it("are all that it has", async () => {
    expect(await read(new Response(BYTES))).toEqual([[1, 2, 3], [4]]);
    expect(await read(new Response(null))).toEqual([]);
  });

  it("end in an error where it ends within one", async () => {
    for (let length = 1; length < BYTES.length; length++) {
      const isWhole = length === 7;
      const reading = read(new Response(BYTES.slice(0, length)));
      if (isWhole) expect(await reading).toEqual([[1, 2, 3]]);
      else await expect(reading).rejects.toMatchObject({ code: "server.unreachable" });
    }
  });

  it("end in an error where it breaks off, with what broke it", async () => {
    const cause = new Error("reset");
    const body = new ReadableStream({ start: (controller) => controller.error(cause) });
    const error = { code: "server.unreachable", cause };
    await expect(read(new Response(body))).rejects.toMatchObject(error);
  });
});
