/** Something in memory that can be had again. */
export interface Droppable {
  /** Only has to be read again, so it goes first. Default: it must be worked out again. */
  readonly isOnDisk?: boolean;
  drop(): void;
}

/** Keeps what can be dropped below a limit. */
export interface MemoryBudget {
  readonly usedBytes: number;
  /** Notes that `owner` takes so much now and was used just now; 0 when it takes nothing any more. */
  use(owner: Droppable, byteLength: number): void;
}

/**
 * When more than `maxBytes` are in use, what was not used for the longest time is
 * dropped, what is on disk before the rest. Never drops what is being noted, so that a single large thing may exceed it.
 */
export function createMemoryBudget(maxBytes: number): MemoryBudget {
  /** In the order of their last use. */
  const onDisk = new Map<Droppable, number>();
  const others = new Map<Droppable, number>();
  let usedBytes = 0;

  function forget(owner: Droppable): void {
    const sizes = owner.isOnDisk === true ? onDisk : others;
    usedBytes -= sizes.get(owner) ?? 0;
    sizes.delete(owner);
  }

  return {
    get usedBytes() {
      return usedBytes;
    },
    use(owner, byteLength) {
      forget(owner);
      if (byteLength === 0) return;
      (owner.isOnDisk === true ? onDisk : others).set(owner, byteLength);
      usedBytes += byteLength;
      if (usedBytes <= maxBytes) return;
      for (const sizes of [onDisk, others]) {
        for (const other of sizes.keys()) {
          if (usedBytes <= maxBytes) return;
          if (other === owner) continue;
          forget(other);
          other.drop();
        }
      }
    },
  };
}
