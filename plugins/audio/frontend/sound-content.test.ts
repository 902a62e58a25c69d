import type { LoggedValue } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { soundContent } from "./sound-content.ts";

/** A tensor of strings as TensorFlow writes it: dtype 7, dimensions, string_val. */
function logged(shape: readonly number[], texts: readonly string[]): LoggedValue {
  const dims = shape.flatMap((size) => field(0x12, [0x08, size]));
  const strings = texts.flatMap((text) => field(0x42, [...new TextEncoder().encode(text)]));
  const bytes = Uint8Array.from([0x08, 7, ...field(0x12, dims), ...strings]);
  return { step: 0, wallTimeSecs: 0, kind: "read", data: { kind: "tensor", bytes } };
}

function field(key: number, content: readonly number[]): number[] {
  return [key, content.length, ...content];
}

const TEXT = new TextDecoder();

function shown(value: LoggedValue): string {
  const content = soundContent(value);
  if (content.kind === "problem") return content.problem.message;
  return content.sounds.map(({ bytes, label }) => `${TEXT.decode(bytes)}:${label}`).join(" ");
}

describe("soundContent", () => {
  it.each([
    ["one string", [], ["s"], "s:"],
    ["a list", [2], ["s", "t"], "s: t:"],
    ["rows without labels", [2, 1], ["s", "t"], "s: t:"],
    ["rows with labels", [2, 2], ["s", "one", "t", "two"], "s:one t:two"],
    ["nothing", [0, 2], [], ""],
    ["too many dimensions", [1, 1, 1], ["s"], "The value is no sound: a tensor of 3 dimensions."],
  ])("has the sounds of %s", (_, shape, texts, expected) => {
    expect(shown(logged(shape, texts))).toBe(expected);
  });

  it("has the sound of a value of TensorFlow 1", () => {
    const bytes = Uint8Array.from(field(0x22, [0x73]));
    const data = { kind: "audio", bytes } as const;
    expect(shown({ step: 0, wallTimeSecs: 0, kind: "read", data })).toBe("s:");
  });

  it("passes on why a value could not be read", () => {
    const problem = { code: "file.vanished", message: "Gone." } as const;
    expect(shown({ step: 0, wallTimeSecs: 0, kind: "unreadable", problem })).toBe("Gone.");
  });
});
