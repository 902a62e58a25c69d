import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** A file of a zip, in pieces. */
export interface ZipEntry {
  readonly path: string;
  /** Pictures are packed already. */
  readonly isPacked: boolean;
  readonly pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

/** The format counts files in 16 bits and bytes in 32. */
const MAX_FILES = 65_535;
const MAX_BYTES = 3.5 * 2 ** 30;

/**
 * The files as one zip, one after the other.
 *
 * @throws a RangeError beyond 65,535 files or 3.5 GiB.
 */
export async function* zipFiles(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const written: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    written.push(chunk.slice());
  });
  let files = 0;
  let bytes = 0;
  for await (const { path, isPacked, pieces } of entries) {
    const file = isPacked ? new ZipPassThrough(path) : new ZipDeflate(path);
    zip.add(file);
    for await (const piece of pieces) {
      const data = typeof piece === "string" ? new TextEncoder().encode(piece) : piece;
      bytes += data.length;
      file.push(data);
      yield* taken();
    }
    file.push(new Uint8Array(), true);
    if (++files > MAX_FILES || bytes > MAX_BYTES) {
      throw new RangeError("A zip holds 65,535 files and 3.5 GiB: choose fewer cards or runs");
    }
    yield* taken();
  }
  zip.end();
  yield* taken();

  function* taken(): Generator<Uint8Array<ArrayBuffer>> {
    yield* written.splice(0);
  }
}
