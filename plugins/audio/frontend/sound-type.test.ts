import { describe, expect, it } from "vitest";
import { soundType, wavSampleRateHz } from "./sound-type.ts";

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

describe("soundType", () => {
  it.each([
    ["RIFF\x24\0\0\0WAVEfmt ", "WAV"],
    ["RIFF\x24\0\0\0WEBP", "sound of an unknown type"],
    ["ID3\x03", "MP3"],
    ["\xff\xfb\x90\x00", "MP3"],
    ["\xff\xf3\x90\x00", "MP3"],
    ["\xff\xd8\xff\xe0", "sound of an unknown type"],
    ["OggS\0", "Ogg"],
    ["fLaC\0", "FLAC"],
    ["\0\0\0\x20ftypM4A ", "MPEG-4 audio"],
    ["\x1aE\xdf\xa3\x01", "WebM"],
    ["FORM\0\0\0\0AIFF", "AIFF"],
    [".snd\0", "AU"],
    ["xsnd\0", "sound of an unknown type"],
    ["RIF", "sound of an unknown type"],
    ["", "sound of an unknown type"],
  ])("of %j is %s", (text, name) => {
    expect(soundType(bytesOf(text)).name).toBe(name);
  });
});

describe("wavSampleRateHz", () => {
  const head = "RIFF\0\0\0\0WAVE";
  // Format 1, one channel, 16,000 samples a second.
  const fmt = "fmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0";

  it.each([
    ["at once", head + fmt, 16_000],
    ["after another chunk of odd length", `${head}LIST\x03\0\0\0abc\0${fmt}`, 16_000],
    ["nowhere", `${head}data\xff\xff\xff\xff`, undefined],
    ["cut off", (head + fmt).slice(0, -1), undefined],
    ["in another file", `OggS${fmt}`, undefined],
  ])("is found %s", (_, text, rate) => {
    expect(wavSampleRateHz(bytesOf(text))).toBe(rate);
  });
});
