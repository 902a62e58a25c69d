import type { ScannedTag } from "./scan-batch.ts";
import { viewOf } from "./crc32c.ts";

const INITIAL_SLOTS = 64;
const INITIAL_NAME_BYTES = 4096;
/** Of the columns and of two slots. */
const BYTES_PER_TAG = 3 * 4 + 1 + 2 * 4;
const UTF8 = new TextEncoder();

/** A place to which a table can be copied, for a decoder that has memory of its own. */
export interface TagColumns {
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  readonly successors: Int32Array;
  readonly scalars: Uint8Array;
  /** Twice as long as the others. */
  readonly slots: Int32Array;
  readonly names: Uint8Array;
}

/**
 * The tags of one file, found by the bytes of their name without making a string.
 *
 * Training loops log the same tags in the same order, so the tag that followed the
 * previous one last time is tried first; else a hash table (open addressing, at
 * most half full) is asked.
 */
export class TagTable {
  readonly tags: ScannedTag[] = [];
  /** Per tag: where its name lies in `names`, the tag that followed it, and its class. */
  private starts = new Int32Array(INITIAL_SLOTS / 2);
  private lengths = new Int32Array(INITIAL_SLOTS / 2);
  private successors = new Int32Array(INITIAL_SLOTS / 2);
  private scalars = new Uint8Array(INITIAL_SLOTS / 2);
  private names = new Uint8Array(INITIAL_NAME_BYTES);
  private namesView = viewOf(this.names);
  private nameBytes = 0;
  /** Tag id + 1; 0 is free. */
  private slots = new Int32Array(INITIAL_SLOTS);
  private lastId = 0;

  /** Id of the scalar tag whose name is `view[start..start+length)`; -1 for all other names. */
  findScalar(view: DataView, start: number, length: number): number {
    const predicted = this.successors[this.lastId] ?? 0;
    if (this.hasName(predicted, view, start, length) && this.scalars[predicted] === 1) {
      this.lastId = predicted;
      return predicted;
    }
    const id = this.find(view, start, length);
    if (id < 0 || this.scalars[id] !== 1) return -1;
    this.follow(id);
    return id;
  }

  /** Id of the tag of this name, whatever its class; -1 when there is none. */
  find(view: DataView, start: number, length: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(view, start, length) & mask;
    for (;;) {
      const id = (this.slots[slot] ?? 0) - 1;
      if (id < 0 || this.hasName(id, view, start, length)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** Bytes that `copyTo` copies. */
  get byteLength(): number {
    return this.starts.length * BYTES_PER_TAG + this.nameBytes;
  }

  /** Number of hash slots and the tag of the last point; undefined when the table is too large. */
  copyTo(target: TagColumns): { slotCount: number; lastId: number } | undefined {
    const { starts, lengths, successors, scalars, slots, names, nameBytes, lastId } = this;
    if (starts.length > target.starts.length || nameBytes > target.names.length) return undefined;
    target.starts.set(starts);
    target.lengths.set(lengths);
    target.successors.set(successors);
    target.scalars.set(scalars);
    target.slots.set(slots);
    target.names.set(names.subarray(0, nameBytes));
    return { slotCount: slots.length, lastId };
  }

  idOf(name: string): number | undefined {
    const bytes = UTF8.encode(name);
    const id = this.find(viewOf(bytes), 0, bytes.length);
    return id < 0 ? undefined : id;
  }

  tagOf(id: number): ScannedTag {
    const tag = this.tags[id];
    if (tag === undefined) throw new RangeError(`no tag ${id} in this file`);
    return tag;
  }

  /** Keeps the tag, whose bytes may be no view on memory that is used again. */
  add(tag: ScannedTag): number {
    const name = UTF8.encode(tag.name);
    return this.addNamed(tag, viewOf(name), 0, name.length);
  }

  /** The same where its name in UTF-8 stands at `view[start..start+length)`. */
  addNamed(tag: ScannedTag, view: DataView, start: number, length: number): number {
    const id = this.tags.length;
    this.reserve(id + 1, this.nameBytes + length);
    this.tags.push(tag);
    this.copyName(view, start, length);
    this.starts[id] = this.nameBytes;
    this.lengths[id] = length;
    this.scalars[id] = tag.dataClass === "scalar" ? 1 : 0;
    this.nameBytes += length;
    this.occupy(id);
    if (this.scalars[id] === 1) this.follow(id);
    return id;
  }

  /** By words, since names are short: a view of each takes longer to make than to copy. */
  private copyName(view: DataView, start: number, length: number): void {
    const { namesView: names, nameBytes } = this;
    let i = 0;
    for (; i + 4 <= length; i += 4)
      names.setInt32(nameBytes + i, view.getInt32(start + i, true), true);
    for (; i < length; i++) names.setUint8(nameBytes + i, view.getUint8(start + i));
  }

  private follow(id: number): void {
    this.successors[this.lastId] = id;
    this.lastId = id;
  }

  private hasName(id: number, view: DataView, start: number, length: number): boolean {
    if (this.lengths[id] !== length || id >= this.tags.length) return false;
    const names = this.namesView;
    const nameStart = this.starts[id] ?? 0;
    let i = 0;
    for (; i + 4 <= length; i += 4) {
      if (names.getInt32(nameStart + i, true) !== view.getInt32(start + i, true)) return false;
    }
    for (; i < length; i++) {
      if (names.getUint8(nameStart + i) !== view.getUint8(start + i)) return false;
    }
    return true;
  }

  private reserve(tagCount: number, nameBytes: number): void {
    if (nameBytes > this.names.length) {
      this.names = copied(this.names, new Uint8Array(Math.max(nameBytes, this.names.length * 2)));
      this.namesView = viewOf(this.names);
    }
    if (tagCount <= this.starts.length) return;
    const capacity = this.starts.length * 2;
    this.starts = copied(this.starts, new Int32Array(capacity));
    this.lengths = copied(this.lengths, new Int32Array(capacity));
    this.successors = copied(this.successors, new Int32Array(capacity));
    this.scalars = copied(this.scalars, new Uint8Array(capacity));
    this.slots = new Int32Array(capacity * 2);
    for (let id = 0; id < this.tags.length; id++) this.occupy(id);
  }

  private occupy(id: number): void {
    const mask = this.slots.length - 1;
    let slot = hashOf(this.namesView, this.starts[id] ?? 0, this.lengths[id] ?? 0) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = id + 1;
  }
}

/** FNV-1a over words of four bytes, then over the bytes that are left. Also in wasm/assembly/tags.ts. */
function hashOf(view: DataView, start: number, length: number): number {
  let hash = 0x811c9dc5;
  let i = 0;
  for (; i + 4 <= length; i += 4)
    hash = Math.imul(hash ^ view.getInt32(start + i, true), 0x01000193);
  for (; i < length; i++) hash = Math.imul(hash ^ view.getUint8(start + i), 0x01000193);
  return hash ^ (hash >>> 15);
}

function copied<A extends Int32Array | Uint8Array>(source: A, target: A): A {
  target.set(source);
  return target;
}
