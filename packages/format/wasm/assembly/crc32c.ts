import { CRC_TABLES } from "./memory.ts";

const REFLECTED_POLYNOMIAL: u32 = 0x82f63b78;
const MASK_DELTA: u32 = 0xa282ead8;

export function makeTables(): void {
  for (let byte: u32 = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >> 1) ^ (crc & 1 ? REFLECTED_POLYNOMIAL : 0);
    }
    store<u32>(CRC_TABLES + ((<usize>byte) << 2), crc);
  }
  for (let at: usize = CRC_TABLES + 1024; at < CRC_TABLES + 256 * 1024; at += 4) {
    const crc = load<u32>(at - 1024);
    store<u32>(at, (crc >> 8) ^ entry(CRC_TABLES, crc & 0xff));
  }
}

/** Address of the table whose entry `b` is the register after byte `b` and `zeros` zero bytes. */
export function tableFor(zeros: usize): usize {
  return CRC_TABLES + (zeros << 10);
}

export function entry(table: usize, byte: u32): u32 {
  return load<u32>(table + ((<usize>byte) << 2));
}

/** The register after a word of four bytes and as many zero bytes as `table` is for. */
export function afterWord(table: usize, word: u32): u32 {
  return (
    load<u32>(table + ((<usize>(word & 0xff)) << 2), 3072) ^
    load<u32>(table + ((<usize>((word >> 8) & 0xff)) << 2), 2048) ^
    load<u32>(table + ((<usize>((word >> 16) & 0xff)) << 2), 1024) ^
    load<u32>(table + ((<usize>(word >> 24)) << 2))
  );
}

/** The register after bytes [at, end), eight at a time. */
export function update(register: u32, at: usize, end: usize): u32 {
  let crc = register;
  for (; at + 8 <= end; at += 8) {
    crc =
      afterWord(CRC_TABLES + 4096, crc ^ load<u32>(at)) ^ afterWord(CRC_TABLES, load<u32>(at, 4));
  }
  if (at + 4 <= end) {
    crc = afterWord(CRC_TABLES, crc ^ load<u32>(at));
    at += 4;
  }
  for (; at < end; at++) {
    crc = entry(CRC_TABLES, (crc ^ load<u8>(at)) & 0xff) ^ (crc >> 8);
  }
  return crc;
}

/** As record framing stores it, from the register. */
export function masked(register: u32): u32 {
  return rotr(~register, 15) + MASK_DELTA;
}

/** Of the eight bytes of a length below 2^32. */
export function maskedOfLength(length: u32): u32 {
  return masked(afterWord(CRC_TABLES + 4096, ~length));
}
