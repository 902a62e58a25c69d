import { makeFoldTables, updateBulk } from "./bulk-crc32c.ts";
import { makeTables } from "./crc32c.ts";
import { CRC_TABLES, CRC_TABLES_BYTES } from "./memory.ts";

/** For other modules of ours: the tables take the memory before it. */
export const CHECKSUM_TABLES_END: usize = CRC_TABLES + CRC_TABLES_BYTES;

/** Once, before anything else, in as much memory. */
export function makeChecksumTables(): void {
  makeTables();
  makeFoldTables();
}

/** CRC-32C of bytes [start, end). */
export function crc32c(start: usize, end: usize): u32 {
  return ~updateBulk(0xffffffff, start, end);
}
