import type { LoggedValue } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { imagesOf } from "./logged-images.ts";

const text = (characters: string): Uint8Array => new TextEncoder().encode(characters);

/** A TensorProto of strings: `[width, height, image…]`. */
function value(...strings: readonly Uint8Array[]): LoggedValue {
  const shape = [0x12, 4, 0x12, 2, 0x08, strings.length];
  const fields = strings.flatMap((each) => [0x42, each.length, ...each]);
  const bytes = Uint8Array.of(0x08, 7, ...shape, ...fields);
  return { step: 1, wallTimeSecs: 2, kind: "read", data: { kind: "tensor", bytes } };
}

/** A GIF of so many pixels without any of them. */
function gif(width: number, height: number, end = ";"): Uint8Array {
  const size = Uint8Array.from([width & 255, width >> 8, height & 255, height >> 8, 0, 0, 0]);
  return Uint8Array.from([...text("GIF89a"), ...size, ...text(end)]);
}

const [w, h] = [text("7"), text("3")];

function kindsOf(...images: readonly Uint8Array[]): string[] {
  const read = imagesOf(value(w, h, ...images));
  if (read.kind !== "images") return [read.problem.message];
  return read.images.map((image) => (image.kind === "refused" ? image.reason : image.kind));
}

describe("imagesOf", () => {
  it("has every image of a step", () => {
    expect(kindsOf(gif(7, 3), gif(7, 3))).toEqual(["shown", "shown"]);
    expect(kindsOf()).toEqual([]);
  });

  it("shows what is cut off as far as it goes", () => {
    expect(imagesOf(value(w, h, gif(7, 3, "")))).toMatchObject({
      images: [{ kind: "shown", header: { complete: false } }],
    });
  });

  it.each([
    [gif(0, 3), "The image is empty: 0 × 3 pixels."],
    [gif(30_000, 30_000), "30,000 × 30,000 pixels are more than a page can hold."],
    [text("GIF89a"), "The image is cut off before its size."],
    [text("<svg onload='alert(1)'/>"), "This is SVG, which is not shown."],
    [text(""), "The image has no bytes."],
    [text("abc"), "This is data of an unknown type, which is not shown."],
  ])("refuses %s: %s", (bytes, reason) => {
    expect(kindsOf(bytes)).toEqual([reason]);
  });

  it("says what a value is that holds no images", () => {
    const bytes = Uint8Array.of(0x08, 1, 0x12, 4, 0x12, 2, 0x08, 2);
    const numbers = {
      step: 1,
      wallTimeSecs: 2,
      kind: "read",
      data: { kind: "tensor", bytes },
    } as const;
    expect(imagesOf(numbers)).toMatchObject({
      kind: "unreadable",
      problem: { message: "The value holds no images: a tensor of float32 and shape [2]." },
    });
  });

  it("passes on why a value could not be read", () => {
    const problem = { code: "file.vanished", message: "gone" } as const;
    const lost = { step: 1, wallTimeSecs: 2, kind: "unreadable", problem } as const;
    expect(imagesOf(lost)).toEqual({ ...lost });
  });
});
