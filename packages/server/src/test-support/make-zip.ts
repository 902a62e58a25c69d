import { crc32, deflateRawSync } from "node:zlib";

interface ZippedFile {
  readonly name: string;
  readonly text: string;
  /** Default: deflated. */
  readonly isStored?: boolean;
  /** What the directory says instead of the truth. */
  readonly announced?: {
    readonly byteLength?: number;
    readonly checksum?: number;
    readonly flags?: number;
  };
}

/** A zip archive, as PKWARE's APPNOTE.TXT describes it, that may lie about its files. */
export function makeZip(files: readonly ZippedFile[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, isStored = false, announced = {} } of files) {
    const content = Buffer.from(text);
    const { byteLength = content.length, checksum = crc32(content), flags = 0 } = announced;
    const packed = isStored ? content : deflateRawSync(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(flags, 2);
    about.writeUInt16LE(isStored ? 0 : 8, 4);
    about.writeUInt32LE(checksum, 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(byteLength, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), about, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const head = Buffer.from("PK\x01\x02\x14\0");
    directory.push(Buffer.concat([head, about, tail, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...parts, ...directory, end]));
}
