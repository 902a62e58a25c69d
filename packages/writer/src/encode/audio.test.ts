import { describe, expect, it } from "vitest";
import { audioValue, textValue, type Sound, type TextInput } from "./index.ts";
import { readOne, stringsOf } from "./test-support/read-back.ts";

describe("audio", () => {
  it("becomes a WAV of 16 bits", () => {
    const { wav } = setup({
      sampleRateHz: 44100,
      channels: 2,
      samples: Int16Array.of(1, -2, 3, -4),
    });
    expect(wav.toString("latin1", 0, 4)).toBe("RIFF");
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
    expect(wav.toString("latin1", 8, 16)).toBe("WAVEfmt ");
    // Format, channels, frames per second, bytes per second, bytes per frame, bits per sample.
    const format = [wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24)];
    expect(format).toEqual([1, 2, 44100]);
    expect([wav.readUInt32LE(28), wav.readUInt16LE(32), wav.readUInt16LE(34)]).toEqual([
      176400, 4, 16,
    ]);
    expect(wav.readUInt32LE(40)).toBe(8);
  });

  it("scales numbers from -1..1, halves away from 0, and cuts off what is beyond", () => {
    const half = 0.5 / 32768;
    const samples = [0, 1, -1, 0.5, half, -half, 7, -7, NaN];
    expect(setup({ sampleRateHz: 8000, samples }).samples).toEqual([
      0, 32767, -32768, 16384, 1, -1, 32767, -32768, 0,
    ]);
  });

  it("keeps several clips with their labels", () => {
    const sound = { sampleRateHz: 8000, samples: [0] };
    const [wav = new Uint8Array()] = stringsOf(audioValue("au", sound));
    const value = audioValue("au", [{ sound, label: "first" }, { sound: wav }]);
    expect(readOne(value)).toMatchObject({
      metadata: { pluginName: "audio", pluginContent: Uint8Array.of(0x10, 11) },
      tensor: {
        shape: [2, 2],
        values: [wav, Buffer.from("first"), wav, new Uint8Array()].map((b) => new Uint8Array(b)),
      },
    });
  });

  it.each<[string, Parameters<typeof audioValue>[1]]>([
    [
      'audio "au": 3 samples do not fill 2 channels',
      { sampleRateHz: 1, channels: 2, samples: [1, 2, 3] },
    ],
    [
      'audio "au": sampleRateHz must be an integer of at least 1, not 0',
      { sampleRateHz: 0, samples: [] },
    ],
    ['audio "au": 3 bytes that are no WAV file', Uint8Array.of(1, 2, 3)],
    ['audio "au": there must be at least one clip', []],
  ])("is refused: %s", (message, clips) => {
    expect(() => audioValue("au", clips)).toThrow(new TypeError(message));
  });
});

describe("text", () => {
  it.each<[TextInput, number[], string[]]>([
    ["# Ünicode", [], ["# Ünicode"]],
    [["a", "b"], [2], ["a", "b"]],
    [
      [
        ["a", "b", "c"],
        ["d", "e", "f"],
      ],
      [2, 3],
      ["a", "b", "c", "d", "e", "f"],
    ],
    [[], [0], []],
    [[[], []], [2, 0], []],
  ])("%j has its shape", (text, shape, cells) => {
    // prettier-ignore
    const { tensor } = readOne(textValue("tx", text));
    expect(
      tensor.kind === "strings" && tensor.values.map((cell) => Buffer.from(cell).toString()),
    ).toEqual(cells);
    expect(tensor).toMatchObject({ shape });
  });

  it.each<[string, TextInput]>([
    ['text "tx": row 1 has 1 cells, and row 0 has 2', [["a", "b"], ["c"]]],
    ['text "tx": row 1 has undefined cells, and row 0 has 1', [["a"], "b"] as never],
    ['text "tx": cell 1 is 2, no text', ["a", 2 as never]],
  ])("is refused: %s", (message, text) => {
    expect(() => textValue("tx", text)).toThrow(new TypeError(message));
  });
});

function setup(sound: Sound) {
  const wav = Buffer.from(stringsOf(audioValue("au", sound))[0] ?? []);
  const samples = Array.from({ length: (wav.length - 44) / 2 }, (_, i) =>
    wav.readInt16LE(44 + 2 * i),
  );
  return { wav, samples };
}
