import type { DataClass, ScannedTag } from "@runlens/format";
import type { ByteReader } from "./byte-reader.ts";
import { encodeRecord, RECORD_KIND } from "./journal-record.ts";

/** In the order of their numbers in a record. */
const DATA_CLASSES: readonly DataClass[] = ["unknown", "scalar", "tensor", "blobSequence"];

/** Tags by number, the same ones once. */
export interface TagTable {
  at(number: number): ScannedTag | undefined;
  /** Takes in the body of a tag's record. */
  define(number: number, body: ByteReader): void;
  /** Number of a tag; a new one's record is handed to `onNew`. */
  numberOf(tag: ScannedTag, onNew: (record: Uint8Array<ArrayBuffer>) => void): number;
}

export function createTagTable(): TagTable {
  const tags = new Map<number, ScannedTag>();
  const numbers = new Map<string, number>();
  /** Of the objects that were handed out: they come back when a file goes on. */
  const numbersOfObjects = new WeakMap<ScannedTag, number>();

  function add(number: number, tag: ScannedTag): void {
    tags.set(number, tag);
    numbers.set(keyOf(tag), number);
    numbersOfObjects.set(tag, number);
  }

  return {
    at: (number) => tags.get(number),
    define: (number, body) => add(number, decodeTag(body)),
    numberOf(tag, onNew) {
      const known = numbersOfObjects.get(tag) ?? numbers.get(keyOf(tag));
      if (known !== undefined) return known;
      const number = tags.size;
      onNew(encodeTag(number, tag));
      add(number, tag);
      return number;
    },
  };
}

/** A text that tags share only when all of each is the same. */
function keyOf(tag: ScannedTag): string {
  const { name, pluginName, pluginContent, dataClass, displayName, description } = tag;
  const content = Buffer.from(pluginContent).toString("latin1");
  return JSON.stringify([name, pluginName, content, dataClass, displayName, description]);
}

function encodeTag(number: number, tag: ScannedTag): Uint8Array<ArrayBuffer> {
  return encodeRecord(RECORD_KIND.tag, number, (out) => {
    out.u32(DATA_CLASSES.indexOf(tag.dataClass));
    out.text(tag.name);
    out.text(tag.pluginName);
    out.lengthAndBytes(tag.pluginContent);
    out.text(tag.displayName);
    out.text(tag.description);
  });
}

function decodeTag(reader: ByteReader): ScannedTag {
  return {
    dataClass: DATA_CLASSES[reader.u32()] ?? "unknown",
    name: reader.text(),
    pluginName: reader.text(),
    pluginContent: reader.bytes(reader.u32()).slice(),
    displayName: reader.text(),
    description: reader.text(),
  };
}
