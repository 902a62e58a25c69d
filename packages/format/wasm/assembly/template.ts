/**
 * Most records differ from the one before of the same tag in nothing but wall time, step
 * and value: 14 bytes of 70. So what else stood in it is kept as the template of the tag,
 * and a record is taken by one comparison under a mask. Its checksum follows by linearity:
 * that of the template with zeros in the places that differ, xor that of these bytes alone,
 * each found in the table for its distance from the end. No byte goes unchecked: each is
 * compared or looked up.
 *
 * A slot of 512 bytes per tag:
 *
 *      0  i32  bytes of the record, frame included; 0: no template
 *      4  i32  bytes of the step
 *      8  u64  the step's bits among the eight bytes from its start on
 *     16  i32  where the number lies in the record
 *     20  i32  1 when it is a float64
 *     24  u32  register of the payload without the places that differ
 *     28  i32  where the last chunk ends in this slot
 *     32  chunks of 16 bytes, header and payload, each followed by its mask
 */
import { afterWord, entry, tableFor, update } from "./crc32c.ts";
import { lastForm, lastNumber, stepBytes } from "./event.ts";
import { MAX_TEMPLATES, TEMPLATE_SHIFT, templates } from "./memory.ts";

const CHUNKS: usize = 32;
const MAX_CHUNKS: usize = 15;
const MAX_STEP_BYTES: i32 = 7;

/** In a record. */
const WALL_TIME: usize = 13;
const STEP: usize = 22;
const HEADER_BYTES: usize = 12;
const FOOTER_BYTES: usize = 4;

/** Of the tag; one that has never been kept when there is none for it. */
export function templateOf(tagId: i32): usize {
  return templates + ((<usize>tagId) << TEMPLATE_SHIFT);
}

/** Whether the record is as the template says; reads as far as the template goes. */
export function fits(template: usize, record: usize): bool {
  let differences = i64x2.splat(0);
  let at = record;
  const end = template + <usize>load<i32>(template, 28);
  for (let chunk = template + CHUNKS; chunk < end; chunk += 32) {
    const changed = v128.xor(v128.load(at), v128.load(chunk));
    differences = v128.or(differences, v128.and(changed, v128.load(chunk, 16)));
    at += 16;
  }
  return !v128.any_true(differences);
}

export function wallTimeOf(record: usize): f64 {
  return load<f64>(record, WALL_TIME);
}

/** Joins the groups of seven bits of the varint, in pairs, fours and eights. */
export function stepOf(template: usize, record: usize): i64 {
  let bits = load<u64>(record, STEP) & load<u64>(template, 8);
  bits = (bits & 0x007f007f007f007f) | ((bits & 0x7f007f007f007f00) >> 1);
  bits = (bits & 0x00003fff00003fff) | ((bits & 0x3fff00003fff0000) >> 2);
  return (bits & 0x0fffffff) | ((bits & 0x0fffffff00000000) >> 4);
}

export function valueOf(template: usize, record: usize): f64 {
  const number = record + <usize>load<i32>(template, 16);
  return load<i32>(template, 20) === 0 ? <f64>load<f32>(number) : load<f64>(number);
}

/** The register after the payload of a record that fits. */
export function registerOf(template: usize, record: usize): u32 {
  const footer = <usize>load<i32>(template) - FOOTER_BYTES;
  let register =
    load<u32>(template, 24) ^
    afterWord(tableFor(footer - WALL_TIME - 4), load<u32>(record, WALL_TIME)) ^
    afterWord(tableFor(footer - WALL_TIME - 8), load<u32>(record, WALL_TIME + 4));

  let bytes = load<u64>(record, STEP) & load<u64>(template, 8);
  let table = tableFor(footer - STEP - 1);
  for (let i = load<i32>(template, 4); i > 0; i--) {
    register ^= entry(table, (<u32>bytes) & 0xff);
    bytes >>= 8;
    table -= 1024;
  }

  const number = <usize>load<i32>(template, 16);
  table = tableFor(footer - number - 4);
  register ^= afterWord(table, load<u32>(record + number));
  if (load<i32>(template, 20) !== 0) {
    register ^= afterWord(table - 4096, load<u32>(record + number, 4));
  }
  return register;
}

/** Makes the event of one value that was just taken the template of its tag. */
export function keepTemplate(tagId: i32, record: usize, footer: usize): void {
  const chunks = (footer - record + 15) >> 4;
  if (tagId >= MAX_TEMPLATES || chunks > MAX_CHUNKS || stepBytes > MAX_STEP_BYTES) return;
  const template = templateOf(tagId);
  const chunksEnd = template + CHUNKS + (chunks << 5);
  for (let chunk = template + CHUNKS, at = record; chunk < chunksEnd; chunk += 32, at += 16) {
    v128.store(chunk, v128.load(at));
    v128.store(chunk, i64x2.splat(-1), 16);
  }
  for (let i: usize = 0; i < 8; i++) setMask(template, WALL_TIME + i, 0);
  for (let i: usize = 0; i < <usize>stepBytes; i++) setMask(template, STEP + i, 0x80);
  const number = lastNumber - record;
  const isDouble = lastForm < 0;
  const numberBytes: usize = isDouble ? 8 : 4;
  for (let i: usize = 0; i < numberBytes; i++) setMask(template, number + i, 0);
  for (let i = footer - record; i < chunks << 4; i++) setMask(template, i, 0);

  store<i32>(template, <i32>(footer + FOOTER_BYTES - record));
  store<i32>(template, stepBytes, 4);
  store<u64>(template, 0x7f7f7f7f7f7f7f7f & (((<u64>1) << (stepBytes << 3)) - 1), 8);
  store<i32>(template, <i32>number, 16);
  store<i32>(template, isDouble ? 1 : 0, 20);
  store<i32>(template, <i32>(chunksEnd - template), 28);
  store<u32>(template, 0, 24);
  const register = update(0xffffffff, record + HEADER_BYTES, footer);
  store<u32>(template, register ^ registerOf(template, record), 24);
}

function setMask(template: usize, offset: usize, bits: u8): void {
  store<u8>(template + CHUNKS + ((offset & ~15) << 1) + 16 + (offset & 15), bits);
}
