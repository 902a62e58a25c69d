import { createBatch, createScanner, maskedCrc32c } from "@runlens/format";
import type { Store } from "@runlens/store";

export interface LoggedText {
  readonly shape?: readonly number[];
  readonly texts: readonly (string | Uint8Array)[];
}

/** Adds a real event file, in memory, with texts at steps 0, 1, 2 … and wall times 1000 later. */
export function addTexts(store: Store, run: string, tag: string, logged: readonly LoggedText[]) {
  const file = Uint8Array.from(logged.flatMap((text, step) => record(event(tag, text, step))));
  const sink = store.addFile(run, `events.out.tfevents.${tag}`, async (offset, byteLength) => ({
    kind: "bytes",
    bytes: file.slice(offset, offset + byteLength),
  }));
  const batch = createBatch();
  const scanner = createScanner();
  scanner.scan(file, 0, batch);
  sink.append(scanner, batch);
}

const utf8 = new TextEncoder();

function event(tag: string, { shape = [], texts }: LoggedText, step: number): number[] {
  const time = [0x09, ...new Uint8Array(Float64Array.of(1000 + step).buffer)];
  const dimensions = shape.flatMap((size) => field(2, [0x08, ...varint(size)]));
  const strings = texts.flatMap((text) =>
    field(8, typeof text === "string" ? utf8.encode(text) : text),
  );
  const tensor = [0x08, 7, ...field(2, dimensions), ...strings];
  const metadata = field(1, field(1, utf8.encode("text")));
  const value = [...field(1, utf8.encode(tag)), ...field(9, metadata), ...field(8, tensor)];
  return [...time, 0x10, ...varint(step), ...field(5, field(1, value))];
}

function field(number: number, bytes: Iterable<number>): number[] {
  const content = [...bytes];
  return [number * 8 + 2, ...varint(content.length), ...content];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

function record(payload: readonly number[]): number[] {
  const length = [...new Uint8Array(BigUint64Array.of(BigInt(payload.length)).buffer)];
  return [...length, ...checksum(length), ...payload, ...checksum(payload)];
}

function checksum(bytes: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.of(maskedCrc32c(Uint8Array.from(bytes))).buffer);
}
