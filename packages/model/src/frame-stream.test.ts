import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFrameReader, framed } from "./frame-stream.ts";

const anyFrame = fc.option(fc.uint8Array({ minLength: 1, maxLength: 50 }), { nil: undefined });

const bytesOf = (frame: Uint8Array | undefined): Uint8Array =>
  Uint8Array.from(framed(frame && [Uint8Array.from(frame)]).flatMap((part) => [...part]));

const read = (frames: readonly (ArrayBuffer | undefined)[]): (number[] | undefined)[] =>
  frames.map((frame) => frame && [...new Uint8Array(frame)]);

describe("a stream of frames", () => {
  it("is read as it was written, however it is cut, each frame as soon as it is whole", () => {
    fc.assert(
      fc.property(
        fc.array(anyFrame, { maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        (frames, pieceBytes) => {
          const reader = createFrameReader();
          const found: (ArrayBuffer | undefined)[] = [];
          for (const [i, frame] of frames.entries()) {
            const bytes = bytesOf(frame);
            expect(reader.isBetween()).toBe(true);
            for (let at = 0; at < bytes.length; at += pieceBytes) {
              expect(found).toHaveLength(i);
              found.push(...reader.take(bytes.subarray(at, at + pieceBytes)));
              expect(reader.isBetween()).toBe(at + pieceBytes >= bytes.length);
            }
          }
          expect(read(found)).toEqual(frames.map((frame) => frame && [...frame]));
        },
      ),
    );
  });

  it("is read several frames at a time", () => {
    const frames = [undefined, Uint8Array.of(1, 2), undefined, Uint8Array.of(3)];
    const bytes = Uint8Array.from(frames.flatMap((frame) => [...bytesOf(frame)]));
    expect(read(createFrameReader().take(bytes))).toEqual([undefined, [1, 2], undefined, [3]]);
  });

  it("has frames of several parts", () => {
    const parts = framed([Uint8Array.of(1), Uint8Array.of(2, 3)]);
    const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
    expect(read(createFrameReader().take(bytes))).toEqual([[1, 2, 3]]);
  });
});
