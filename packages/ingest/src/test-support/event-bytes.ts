import { maskedCrc32c } from "@runlens/format";

/**
 * Event files as words: `v2` the version event, `3` a simple value of tag "t" at
 * step 3, `u:3` one of tag "u", `t+u:3` one event with both, `START3` a session
 * start, `!3` a point whose payload was damaged after it was written. Wall times are
 * 1000 + step, 1 for `v2`.
 *
 * Values of tags that begin with "text" are string tensors that say where they stand:
 * `text+text:3` holds "text.0@3" and "text.1@3"; `~u:3` is one of tag "u". `graph:3` is a graph of the bytes "graph@3".
 */
export function eventBytes(words: string): Uint8Array<ArrayBuffer> {
  return concat(words.split(" ").filter(Boolean).map(recordOf));
}

/** A record with a graph of these bytes, which may be those of an event file. */
export function graphRecord(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return record([...time("1"), ...bytes(4, [...content])]);
}

function recordOf(word: string): Uint8Array<ArrayBuffer> {
  if (word === "v2") return record([...double(1, 1), ...text(3, "brain.Event:2")]);
  if (word.startsWith("START")) return record([...time(word.slice(5)), ...bytes(7, [8, 1])]);
  const [step = "", tags = "t"] = word.replace("!", "").split(":").toReversed();
  const values = tags
    .split("+")
    .flatMap((tag, i) => bytes(1, [...text(1, tag.replace("~", "")), ...valueOf(tag, i, step)]));
  const content = tags === "graph" ? text(4, `graph@${step}`) : bytes(5, values);
  const written = record([...time(step), ...content]);
  if (word.startsWith("!")) written.set([0xff], 20);
  return written;
}

function valueOf(tag: string, place: number, step: string): number[] {
  if (!/^text|^~/.test(tag)) return float(2, Number(step));
  const ofStrings = varint(1, 7);
  return bytes(8, [...ofStrings, ...text(8, `${tag}.${place}@${step}`)]);
}

/** A record frame around a payload. */
function record(payload: readonly number[]): Uint8Array<ArrayBuffer> {
  const framed = new Uint8Array(payload.length + 16);
  const view = new DataView(framed.buffer);
  view.setBigUint64(0, BigInt(payload.length), true);
  view.setUint32(8, maskedCrc32c(framed.subarray(0, 8)), true);
  framed.set(payload, 12);
  const end = 12 + payload.length;
  view.setUint32(end, maskedCrc32c(framed.subarray(12, end)), true);
  return framed;
}

function time(step: string): number[] {
  return [...double(1, 1000 + Number(step)), ...varint(2, Number(step))];
}

function double(field: number, value: number): number[] {
  return [field * 8 + 1, ...new Uint8Array(Float64Array.of(value).buffer)];
}

function float(field: number, value: number): number[] {
  return [field * 8 + 5, ...new Uint8Array(Float32Array.of(value).buffer)];
}

function varint(field: number, value: number): number[] {
  return [field * 8, ...varintBytes(value)];
}

function varintBytes(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varintBytes(Math.floor(value / 128))];
}

function text(field: number, value: string): number[] {
  return bytes(field, [...new TextEncoder().encode(value)]);
}

function bytes(field: number, value: readonly number[]): number[] {
  return [field * 8 + 2, ...varintBytes(value.length), ...value];
}

export function concat(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    all.set(piece, offset);
    offset += piece.length;
  }
  return all;
}
