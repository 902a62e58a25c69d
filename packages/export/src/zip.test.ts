import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { zipFiles } from "./zip.ts";

it("holds files of texts and of bytes, packed and as they are", async () => {
  const text = "0,1\r\n".repeat(10_000);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const entries = [
    { path: "a/loss.csv", isPacked: false, pieces: [text.slice(0, 7), text.slice(7)] },
    { path: "a/loss.png", isPacked: true, pieces: [Uint8Array.of(1, 2, 3)] },
  ];
  for await (const piece of zipFiles(entries)) pieces.push(piece);
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  const files = unzipSync(bytes);
  expect(new TextDecoder().decode(files["a/loss.csv"])).toBe(text);
  expect(files["a/loss.png"]).toEqual(Uint8Array.of(1, 2, 3));
  expect(bytes.length).toBeLessThan(text.length / 10);
});
