/**
 * Something in memory that may be dropped: `read` only has to be read again, `made` must be
 * worked out again, `only` is nowhere else, and has to be written first.
 */
export interface Droppable {
  readonly copy: "read" | "made" | "only";
  /** Returns false where that cannot be done now. */
  drop(): boolean;
}

/** Keeps what can be dropped below a limit. */
export interface MemoryBudget {
  readonly usedBytes: number;
  /** Notes that `owner` takes so much now and was used just now; 0 when it takes nothing any more. */
  use(owner: Droppable, byteLength: number): void;
  /** Whether what cannot be dropped leaves room for more. */
  hasRoom(): boolean;
}

/**
 * When more than `maxBytes` are in use, what was not used for the longest time is dropped:
 * first what can be had again, then what has to be written. Never drops what is being
 * noted, so that a single large thing may exceed it.
 */
export function createMemoryBudget(maxBytes: number): MemoryBudget {
  /** In the order of their last use. */
  const sizes = {
    read: new Map<Droppable, number>(),
    made: new Map<Droppable, number>(),
    only: new Map<Droppable, number>(),
  };
  /** Where each was noted: that it is the only copy may change. */
  const noted = new WeakMap<Droppable, Map<Droppable, number>>();
  let usedBytes = 0;
  let onlyBytes = 0;

  function forget(owner: Droppable): void {
    const among = noted.get(owner);
    const bytes = among?.get(owner) ?? 0;
    usedBytes -= bytes;
    if (among === sizes.only) onlyBytes -= bytes;
    among?.delete(owner);
  }

  /** @param used stays. */
  function dropBeyond(used?: Droppable): void {
    for (const among of [sizes.read, sizes.made, sizes.only]) {
      for (const other of among.keys()) {
        if (usedBytes <= maxBytes) return;
        if (other === used) continue;
        // When one cannot be written, neither can the others.
        if (!other.drop()) break;
        forget(other);
      }
    }
  }

  return {
    get usedBytes() {
      return usedBytes;
    },
    use(owner, byteLength) {
      forget(owner);
      if (byteLength === 0) return;
      const among = sizes[owner.copy];
      among.set(owner, byteLength);
      noted.set(owner, among);
      usedBytes += byteLength;
      if (among === sizes.only) onlyBytes += byteLength;
      dropBeyond(owner);
    },
    hasRoom() {
      if (onlyBytes <= maxBytes) return true;
      dropBeyond();
      return onlyBytes <= maxBytes;
    },
  };
}
