/** Frames of a GIF whose frames all cover the whole picture and share one palette of 256 colours. */
export function decodeGif(bytes: Uint8Array) {
  const file = Buffer.from(bytes);
  const palette = file.subarray(13, 13 + 3 * 256);
  const frames: Uint8Array[] = [];
  const delays: number[] = [];
  let at = 13 + 3 * 256;
  while (file[at] !== 0x3b) {
    if (file[at] === 0x21) {
      if (file[at + 1] === 0xf9) delays.push(file.readUInt16LE(at + 4));
      at = readBlocks(file, at + 2).next;
    } else {
      const { data, next } = readBlocks(file, at + 11);
      const items = decompress(data);
      frames.push(
        Uint8Array.from(items.flatMap((item) => [...palette.subarray(3 * item, 3 * item + 3)])),
      );
      at = next;
    }
  }
  return { width: file.readUInt16LE(6), height: file.readUInt16LE(8), frames, delays };
}

function readBlocks(file: Buffer, offset: number) {
  const data: number[] = [];
  let at = offset;
  for (let size = file[at] ?? 0; size > 0; size = file[at] ?? 0) {
    data.push(...file.subarray(at + 1, at + 1 + size));
    at += 1 + size;
  }
  return { data, next: at + 1 };
}

function decompress(data: readonly number[]): number[] {
  const items: number[] = [];
  let table: number[][] = [];
  let codeBits = 9;
  let last: readonly number[] | undefined;
  let bit = 0;
  const nextCode = () => {
    let code = 0;
    for (let i = 0; i < codeBits; i++, bit++) {
      code |= (((data[bit >> 3] ?? 0) >> (bit & 7)) & 1) << i;
    }
    return code;
  };
  for (let code = nextCode(); code !== 257; code = nextCode()) {
    if (code === 256) {
      table = Array.from({ length: 258 }, (_, item) => [item]);
      codeBits = 9;
      last = undefined;
      continue;
    }
    const sequence: number[] = table[code] ?? [...(last ?? []), last?.[0] ?? 0];
    if (last !== undefined && table.length < 4096) table.push([...last, sequence[0] ?? 0]);
    if (table.length === 1 << codeBits && codeBits < 12) codeBits++;
    items.push(...sequence);
    last = sequence;
  }
  return items;
}
