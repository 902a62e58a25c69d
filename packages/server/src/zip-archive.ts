import { RunlensError } from "@runlens/base";
import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly byteLength: number;
  /** @throws RunlensError `webapp.unreadable` for data that are not what the directory says. */
  read(): Promise<Uint8Array<ArrayBuffer>>;
  /** The same in gzip's form, made of the packed data without packing anew; absent for stored files. */
  readonly gzip?: () => Uint8Array<ArrayBuffer>;
}

/** A front end has hundreds of files, the largest of a few MB. */
const MAX_ENTRIES = 20_000;
const MAX_FILE_BYTES = 64 * 1024 ** 2;

const END = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_BYTES = 46;
const FILE = 0x04034b50;
const FILE_BYTES = 30;

const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/**
 * Lists the files of a zip archive by its central directory. Nothing is unpacked before it
 * is read, and then into memory only, no more than the directory announces: names cannot
 * lead anywhere, and a small archive cannot fill the memory.
 *
 * Not read: encrypted files, other methods than deflate, and the 64-bit form.
 * Source: PKWARE's APPNOTE.TXT, sections 4.3 to 4.4.
 * @throws RunlensError `webapp.unreadable`.
 */
export function readZip(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw unreadable(`it has more than ${MAX_ENTRIES} files`);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + DIRECTORY_ENTRY_BYTES > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw unreadable("its directory is damaged");
    }
    const nameBytes = view.getUint16(at + 28, true);
    const next =
      at +
      DIRECTORY_ENTRY_BYTES +
      nameBytes +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
    const nameAt = at + DIRECTORY_ENTRY_BYTES;
    const name = new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameBytes));
    if (!name.endsWith("/")) entries.push(entryAt(view, at, name));
    at = next;
  }
  return entries;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw unreadable("it is no zip archive");
}

const inflate = promisify(inflateRaw);

function entryAt(view: DataView, at: number, name: string): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const checksum = view.getUint32(at + 16, true);
  const packedBytes = view.getUint32(at + 20, true);
  const byteLength = view.getUint32(at + 24, true);
  const fileAt = view.getUint32(at + 42, true);
  const isReadable = (flags & ENCRYPTED) === 0 && (method === STORED || method === DEFLATED);
  if (!isReadable) throw unreadable(`${name} is encrypted, or packed in a way that is not read`);
  if (byteLength > MAX_FILE_BYTES)
    throw unreadable(`${name} has more than ${MAX_FILE_BYTES} bytes`);

  function packed(): Uint8Array<ArrayBuffer> {
    if (fileAt + FILE_BYTES > view.byteLength || view.getUint32(fileAt, true) !== FILE) {
      throw unreadable(`${name} is not where its directory says`);
    }
    const start =
      fileAt + FILE_BYTES + view.getUint16(fileAt + 26, true) + view.getUint16(fileAt + 28, true);
    if (start + packedBytes > view.byteLength) throw unreadable(`${name} is cut off`);
    // The view is on an ArrayBuffer: it was made from one.
    return new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset + start, packedBytes);
  }

  return {
    name,
    byteLength,
    async read() {
      const bytes = method === STORED ? packed() : await unpacked(packed(), byteLength, name);
      if (bytes.length !== byteLength || crc32(bytes) !== checksum) {
        throw unreadable(`${name} is damaged`);
      }
      return bytes;
    },
    ...(method === DEFLATED ? { gzip: () => gzipOf(packed(), checksum, byteLength) } : {}),
  };
}

async function unpacked(
  packed: Uint8Array,
  byteLength: number,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await inflate(packed, { maxOutputLength: Math.max(byteLength, 1) });
  } catch (error) {
    throw unreadable(`${name} is damaged`, error);
  }
}

/** Ten bytes that say deflate and nothing else; deflated data; checksum and length. RFC 1952. */
function gzipOf(
  deflated: Uint8Array,
  checksum: number,
  byteLength: number,
): Uint8Array<ArrayBuffer> {
  const gzip = new Uint8Array(10 + deflated.length + 8);
  gzip.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  gzip.set(deflated, 10);
  const view = new DataView(gzip.buffer, 10 + deflated.length);
  view.setUint32(0, checksum, true);
  view.setUint32(4, byteLength, true);
  return gzip;
}

function unreadable(reason: string, cause?: unknown): RunlensError {
  return new RunlensError(
    {
      code: "webapp.unreadable",
      message: `The archive of the front end cannot be read: ${reason}.`,
      hint: "Give --webapp a zip archive with an index.html, or a directory with one.",
    },
    { cause },
  );
}
