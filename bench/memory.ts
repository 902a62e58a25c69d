import type { Slab, Store } from "@runlens/store";

/** Memory that other threads allocated is in no figure of `process.memoryUsage`. */
export function countSlabs(store: Store): { store: Store; slabBytes: () => number } {
  let slabs: WeakRef<SharedArrayBuffer>[] = [];
  const addSlab = (slab: Slab): void => {
    slabs.push(new WeakRef(slab.buffer));
    store.addSlab(slab);
  };
  return {
    store: { ...store, addSlab },
    slabBytes() {
      slabs = slabs.filter((slab) => slab.deref() !== undefined);
      return slabs.reduce((sum, slab) => sum + (slab.deref()?.byteLength ?? 0), 0);
    },
  };
}

/** Heap and buffers of this thread; after a collection where Node runs with `--expose-gc`. */
export function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
