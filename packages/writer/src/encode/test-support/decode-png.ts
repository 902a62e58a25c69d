import { inflateSync } from "node:zlib";

/** A PNG of 8 bits per channel, without interlacing; checksums are left to other readers. */
export function decodePng(bytes: Uint8Array) {
  const file = Buffer.from(bytes);
  const packed: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const data = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    if (file.toString("latin1", at + 4, at + 8) === "IDAT") packed.push(data);
  }
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[file.readUInt8(25)] ?? 0;
  const rows = inflateSync(Buffer.concat(packed));
  const rowBytes = width * channels;
  const data = new Uint8Array(rowBytes * height);
  for (let i = 0; i < data.length; i++) {
    const column = i % rowBytes;
    const row = (i - column) / rowBytes;
    const filter = rows[row * (rowBytes + 1)];
    const left = column < channels ? 0 : (data[i - channels] ?? 0);
    const up = data[i - rowBytes] ?? 0;
    const before = filter === 0 ? 0 : filter === 1 ? left : filter === 2 ? up : NaN;
    data[i] = (rows[row * (rowBytes + 1) + 1 + column] ?? 0) + before;
  }
  return { width, height, channels, data };
}
