import fc from "fast-check";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodePng, imageValue, readImageHeader, videoValue, type Pixels } from "./index.ts";
import { decodeGif } from "./test-support/decode-gif.ts";
import { decodePng } from "./test-support/decode-png.ts";
import { fromHex, readOne, stringsOf } from "./test-support/read-back.ts";

const CHANNELS = [1, 2, 3, 4] as const;

describe("an image", () => {
  it.each(CHANNELS)("of %d channels becomes a PNG of the same pixels", (channels) => {
    const { pixels } = setup();
    fc.assert(
      fc.property(pixels(channels), (given) => {
        const [width, height, png = new Uint8Array()] = stringsOf(imageValue("im", given));
        expect([width, height]).toEqual([ascii(`${given.width}`), ascii(`${given.height}`)]);
        expect(decodePng(png)).toEqual(given);
        expect(decodePng(encodePng(given, deflateSync))).toEqual(given);
      }),
      { numRuns: 30 },
    );
  });

  it("of numbers is scaled from 0..1 as TensorFlow scales it", () => {
    const { pngOf } = setup();
    const levels = [0, 1, 0.5, 1 / 255, 0.9999, -1, 2, NaN];
    expect([...pngOf({ width: 8, height: 1, channels: 1, data: levels }).data]).toEqual([
      0, 255, 127, 1, 255, 0, 255, 0,
    ]);
  });

  it("keeps encoded bytes, whose size it reads", () => {
    const gif = fromHex("474946383961 2c01 0700 f00000");
    const { tensor, metadata } = readOne(imageValue("im", gif, { description: "a *cat*" }));
    expect(tensor).toMatchObject({ shape: [3], values: [ascii("300"), ascii("7"), gif] });
    expect(metadata).toMatchObject({
      pluginName: "images",
      pluginContent: new Uint8Array(),
      displayName: "",
      description: "a *cat*",
    });
  });

  it("takes several of one size", () => {
    const black: Pixels = { width: 2, height: 1, channels: 1, data: [0, 0] };
    const white: Pixels = { ...black, data: [1, 1] };
    const [, , ...pngs] = stringsOf(imageValue("im", [black, white]));
    expect(pngs.map((png) => [...decodePng(png).data])).toEqual([
      [0, 0],
      [255, 255],
    ]);
  });

  it.each<[string, Parameters<typeof imageValue>[1]]>([
    ['image "im": 4×3 pixels of 3 channels are 36 values, not 35', rgb(4, 3, 35)],
    ['image "im": width must be an integer of at least 1, not -4', rgb(-4, 3, 36)],
    ['image "im": height must be an integer of at least 1, not 0', rgb(4, 0, 0)],
    ['image "im": channels must be 1, 2, 3 or 4, not 5', { ...rgb(1, 1, 5), channels: 5 }],
    ['image "im": there must be at least one picture', []],
    [
      'image "im": 3 bytes that are no PNG, JPEG, GIF, WebP or BMP need width and height',
      Uint8Array.of(1, 2, 3),
    ],
    [
      'image "im": number 1 has 2×1 pixels, and number 0 has 1×1; pictures of one step have one size',
      [rgb(1, 1, 3), rgb(2, 1, 6)],
    ],
    [
      'image "im", number 1: 1×1 pixels of 3 channels are 3 values, not 4',
      [rgb(1, 1, 3), rgb(1, 1, 4)],
    ],
  ])("is refused: %s", (message, images) => {
    expect(() => imageValue("im", images)).toThrow(new TypeError(message));
  });
});

// As Pillow writes pictures of 300×7 pixels, cut off behind the size.
describe("the header of a picture", () => {
  it.each([
    ["png", "89504e470d0a1a0a 0000000d 49484452 0000012c 00000007 0802000000"],
    ["gif", "474946383761 2c01 0700 810000"],
    ["bmp", "424d d2180000 00000000 36000000 28000000 2c010000 07000000 0100 1800"],
    ["bmp", "424d d2180000 00000000 36000000 28000000 2c010000 f9ffffff 0100 1800"],
    ["jpeg", "ffd8 ffe00010 4a46494600010100000100010000 ffc00011 08 0007 012c 03"],
    ["jpeg", "ffd8 ffe00010 4a46494600010100000100010000 ff ffc20011 08 0007 012c 03"],
    ["webp", "52494646 3c000000 57454250 56503820 30000000 9003009d012a 2c010700 0000"],
    ["webp", "52494646 1c000000 57454250 5650384c 10000000 2f 2b810100 0f30ffe1ff87"],
    ["webp", "52494646 6e000000 57454250 56503858 0a000000 18000000 2b0100 060000 4142"],
  ])("says size and format: %s", (kind, bytes) => {
    expect(readImageHeader(fromHex(bytes))).toEqual({ kind, width: 300, height: 7 });
  });

  it("is unknown or a size for any bytes, cut off anywhere", () => {
    const starts = [
      "89504e470d0a1a0a",
      "474946383961",
      "424d",
      "ffd8ffe0",
      "52494646aaaaaaaa57454250",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom("", ...starts),
        fc.uint8Array({ maxLength: 40 }),
        (start, rest) => {
          const header = readImageHeader(Uint8Array.of(...fromHex(start), ...rest));
          expect(Object.keys(header)).toContain("kind");
        },
      ),
    );
  });
});

describe("a video", () => {
  it.each(CHANNELS)(
    "of %d channels and few colours becomes a GIF of the same pixels",
    (channels) => {
      const { frames } = setup();
      fc.assert(
        fc.property(frames(channels, 2), (given) => {
          const [, , gif = new Uint8Array()] = stringsOf(videoValue("v", given));
          const decoded = decodeGif(gif);
          expect(decoded.delays).toEqual(decoded.frames.map(() => 25));
          expect([decoded.width, decoded.height]).toEqual([given.width, given.height]);
          expect(decoded.frames.flatMap((frame) => [...frame])).toEqual(rgbOf(given));
        }),
        { numRuns: 30 },
      );
    },
  );

  it("of noise starts its table of sequences anew", () => {
    const size = { width: 150, height: 100, channels: 1 };
    const noise = fc.uint8Array({ minLength: 15_000, maxLength: 15_000 });
    const [data = new Uint8Array()] = fc.sample(noise, { numRuns: 1, seed: 1 });
    const [, , gif = new Uint8Array()] = stringsOf(videoValue("v", { ...size, data }));
    const [frame = []] = decodeGif(gif).frames;
    expect(Array.from(frame)).toEqual(rgbOf({ ...size, data }));
  });

  it("of many colours comes near them on average", () => {
    const colors = Array.from({ length: 64 * 64 }, (_, i) => [i % 256, (i * 7) % 256, 90]);
    const data = Uint8Array.from(colors.flat());
    const [, , gif = new Uint8Array()] = stringsOf(
      videoValue("v", { width: 64, height: 64, data }),
    );
    const [frame = []] = decodeGif(gif).frames;
    for (const channel of [0, 1, 2]) {
      expect(Math.abs(mean(frame, channel) - mean(data, channel))).toBeLessThan(2);
    }
  });

  it("lasts as long as the frames per second say", () => {
    const still = { width: 1, height: 1, channels: 1, data: [0, 1] } as const;
    const delaysAt = (framesPerSecond: number) => {
      const [, , gif = new Uint8Array()] = stringsOf(
        videoValue("v", { ...still, framesPerSecond }),
      );
      return decodeGif(gif).delays;
    };
    expect(delaysAt(10)).toEqual([10, 10]);
    expect(delaysAt(0.5)).toEqual([200, 200]);
    expect(delaysAt(1000)).toEqual([2, 2]);
  });

  it("keeps the bytes of other formats, with the size that is given", () => {
    const bytes = ascii("....ftypisom");
    expect(stringsOf(videoValue("v", { bytes, width: 640, height: 480 }))).toEqual([
      ascii("640"),
      ascii("480"),
      bytes,
    ]);
  });

  it.each<[string, Parameters<typeof videoValue>[1]]>([
    ['video "v": 7 values are no whole frames of 1×2 pixels of 3 channels', rgb(1, 2, 7)],
    ['video "v": 65536×1 pixels exceed 65535 a side', rgb(65536, 1, 3 * 65536)],
    ['video "v": frames must be an integer of at least 1, not 0', rgb(1, 2, 0)],
    ['video "v": framesPerSecond must be above 0, not 0', { ...rgb(1, 1, 3), framesPerSecond: 0 }],
  ])("is refused: %s", (message, video) => {
    expect(() => videoValue("v", video)).toThrow(new TypeError(message));
  });
});

function setup() {
  const size = fc.integer({ min: 1, max: 12 });
  const pixels = (channels: 1 | 2 | 3 | 4, frames = 1) =>
    fc.tuple(size, size).chain(([width, height]) => {
      const length = width * height * channels * frames;
      return fc
        .uint8Array({ minLength: length, maxLength: length })
        .map((data) => ({ width, height, channels, data }));
    });
  return {
    pixels,
    frames: (channels: 1 | 2 | 3 | 4, count: number) =>
      pixels(channels, count).map((video) => ({
        ...video,
        data: video.data.map((byte) => (byte & 3) * 85),
      })),
    pngOf: (image: Pixels) => decodePng(stringsOf(imageValue("im", image))[2] ?? new Uint8Array()),
  };
}

function rgb(width: number, height: number, values: number): Pixels {
  return { width, height, channels: 3, data: new Uint8Array(values) };
}

function rgbOf({ channels, data }: { channels: number; data: Uint8Array }): number[] {
  return Array.from({ length: data.length / channels }, (_, i) => {
    const pixel = [...data.subarray(i * channels, (i + 1) * channels)];
    return channels < 3 ? [pixel[0], pixel[0], pixel[0]] : pixel.slice(0, 3);
  })
    .flat()
    .map(Number);
}

function mean(pixels: ArrayLike<number>, channel: number): number {
  const values = Array.from(pixels).filter((_, i) => i % 3 === channel);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
