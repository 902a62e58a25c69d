const REFLECTED_POLYNOMIAL = 0x82f63b78;
const MASK_DELTA = 0xa282ead8;

/** Eight tables of 256: `TABLES[k * 256 + b]` is the register after byte `b` and `k` zero bytes. */
const TABLES = makeTables();

/**
 * CRC-32C (Castagnoli) of `bytes[start..end)`, unsigned.
 * Parameters as in RFC 3720, appendix B.4: reflected, initial and final xor 0xffffffff.
 */
export function crc32c(bytes: Uint8Array, start = 0, end = bytes.length): number {
  return crc32cOfView(viewOf(bytes), start, end) >>> 0;
}

/** The CRC-32C as record framing stores it: rotated and shifted by a constant, unsigned. */
export function maskedCrc32c(bytes: Uint8Array, start = 0, end = bytes.length): number {
  return maskedCrc32cOfView(viewOf(bytes), start, end);
}

/** As `maskedCrc32c`, over a view that the caller keeps: making one takes longer than a short sum. */
export function maskedCrc32cOfView(view: DataView, start: number, end: number): number {
  return maskCrc(crc32cOfView(view, start, end));
}

export function maskCrc(crc: number): number {
  return (((crc >>> 15) | (crc << 17)) + MASK_DELTA) >>> 0;
}

export function unmaskCrc(masked: number): number {
  const rotated = masked - MASK_DELTA;
  return ((rotated >>> 17) | (rotated << 15)) >>> 0;
}

/** As `crc32c`, signed, over a view that the caller keeps: the form for hot loops. */
export function crc32cOfView(view: DataView, start: number, end: number): number {
  const tables = TABLES;
  let crc = -1;
  let at = start;
  for (const lastBlock = end - 8; at <= lastBlock; at += 8) {
    const low = crc ^ view.getInt32(at, true);
    const high = view.getInt32(at + 4, true);
    crc =
      entry(tables, 1792 + (low & 0xff)) ^
      entry(tables, 1536 + ((low >>> 8) & 0xff)) ^
      entry(tables, 1280 + ((low >>> 16) & 0xff)) ^
      entry(tables, 1024 + (low >>> 24)) ^
      entry(tables, 768 + (high & 0xff)) ^
      entry(tables, 512 + ((high >>> 8) & 0xff)) ^
      entry(tables, 256 + ((high >>> 16) & 0xff)) ^
      entry(tables, high >>> 24);
  }
  if (at + 4 <= end) {
    const word = crc ^ view.getInt32(at, true);
    crc =
      entry(tables, 768 + (word & 0xff)) ^
      entry(tables, 512 + ((word >>> 8) & 0xff)) ^
      entry(tables, 256 + ((word >>> 16) & 0xff)) ^
      entry(tables, word >>> 24);
    at += 4;
  }
  for (; at < end; at++) {
    crc = entry(tables, (crc ^ view.getUint8(at)) & 0xff) ^ (crc >>> 8);
  }
  return ~crc;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function entry(tables: Int32Array, index: number): number {
  return tables[index] ?? 0;
}

function makeTables(): Int32Array {
  const tables = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ REFLECTED_POLYNOMIAL : crc >>> 1;
    }
    tables[byte] = crc;
  }
  for (let index = 256; index < tables.length; index++) {
    const crc = entry(tables, index - 256);
    tables[index] = (crc >>> 8) ^ entry(tables, crc & 0xff);
  }
  return tables;
}
