/** Bytes by name, each of one version; those used longest ago go first. */
export interface ByteCache {
  /** Undefined for a name or version that is not kept, or a version that is not known. */
  get(name: string, version: number | undefined): Uint8Array<ArrayBuffer> | undefined;
  set(name: string, version: number | undefined, bytes: Uint8Array<ArrayBuffer>): void;
}

interface Kept {
  readonly version: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** @param maxBytes of all that is kept together, names left out. */
export function createByteCache(maxBytes: number): ByteCache {
  const kept = new Map<string, Kept>();
  let byteLength = 0;

  function drop(name: string): void {
    byteLength -= kept.get(name)?.bytes.length ?? 0;
    kept.delete(name);
  }

  return {
    get(name, version) {
      const found = kept.get(name);
      if (found === undefined || found.version !== version) return undefined;
      kept.delete(name);
      kept.set(name, found);
      return found.bytes;
    },
    set(name, version, bytes) {
      drop(name);
      if (version === undefined || bytes.length > maxBytes) return;
      kept.set(name, { version, bytes });
      byteLength += bytes.length;
      for (const oldest of kept.keys()) {
        if (byteLength <= maxBytes) return;
        drop(oldest);
      }
    },
  };
}
