import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imageFileName, imagePath, safePart, uniquePath } from "./file-name.ts";
import type { LoggedImage } from "./logged-images.ts";

const bytes = new Uint8Array(1);
const header = { type: "image/jpeg", width: 1, height: 1, complete: true } as const;
const JPEG: LoggedImage = { kind: "shown", bytes, header, isAnimated: false };
const OTHER: LoggedImage = { kind: "refused", bytes, reason: "" };
const FILM: LoggedImage = { kind: "video", bytes, type: "video/webm" };

describe("a path", () => {
  it.each([
    ["train", "inputs", JPEG, "train/inputs/7_1.jpg"],
    ["exp/train", "a/b", FILM, "exp/train/a/b/7_1.webm"],
    [".", "../../etc", OTHER, "_/_/_/etc/7_1.bin"],
    ["C:\\x", 'a<b>?"', JPEG, "C_x/a_b_/7_1.jpg"],
    ["nul", "com1.png", JPEG, "_nul/_com1.png/7_1.jpg"],
    ["", "/", JPEG, "_/_/_/7_1.jpg"],
  ])("of run %j and tag %j", (run, tag, image, path) => {
    expect(imagePath({ run, tag, step: 7, sample: 1 }, image)).toBe(path);
  });

  it("is one name for one file", () => {
    expect(imageFileName({ run: "a/b", tag: "c", step: -2, sample: 0 }, JPEG)).toBe(
      "a_b_c_-2_0.jpg",
    );
  });

  it("never leads elsewhere", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (part) => {
        const safe = safePart(part.replaceAll("/", ""));
        expect(safe).not.toMatch(/^\.*$|[\\:\0]/);
        expect(safe.length).toBeLessThanOrEqual(81);
      }),
    );
  });

  it("is there once", () => {
    const taken = new Set<string>();
    expect(["a/1.png", "A/1.png", "a/1.png"].map((path) => uniquePath(path, taken))).toEqual([
      "a/1.png",
      "A/1-2.png",
      "a/1-3.png",
    ]);
  });
});
