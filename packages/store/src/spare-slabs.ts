import { LOCATED_AT_ONCE } from "./located-chunk.ts";
import { SLAB_BYTES, viewsOf, type Views } from "./slabs.ts";

const MAX_SPARE = 4;

/**
 * Memory of slabs that were dropped, for others that are read from disk: new memory takes
 * longer to get than to fill. It is shared memory since collectors look for other memory
 * all the time while much of it is made; and since they do not look for this, it is used again.
 */
export class SpareSlabs {
  private readonly spare: { readonly views: Views; readonly readsBefore: number }[] = [];

  /** @param reads from disk so far. */
  take(reads: number): Views {
    const [oldest] = this.spare;
    const isUnused = oldest !== undefined && reads - oldest.readsBefore > LOCATED_AT_ONCE;
    if (isUnused) this.spare.shift();
    return isUnused ? oldest.views : viewsOf(new SharedArrayBuffer(SLAB_BYTES));
  }

  give(views: Views, reads: number): void {
    if (this.spare.length < MAX_SPARE) this.spare.push({ views, readsBefore: reads });
  }
}
