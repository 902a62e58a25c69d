/** In the place of a tag: the event is the oldest of the payloads. */
export const PAYLOAD = -1;

/** What an event takes in the columns. */
export const ROW_BYTES = 24;

const FIRST_CAPACITY = 1024;
const NO_PAYLOAD = new Uint8Array();

/**
 * Events that wait to be written, oldest first. Scalars are rows of columns, so that
 * to log one makes no object and no bytes; events of other kinds are payloads.
 */
export class EventQueue {
  count = 0;
  /** Of what waits: rows of the columns, and payloads. */
  bytes = 0;

  /** A ring; its capacity is a power of two. */
  private columns = makeColumns(FIRST_CAPACITY);
  private oldest = 0;
  private payloads: Uint8Array[] = [];
  private oldestPayload = 0;

  addScalar(tagId: number, step: number, wallTimeSecs: number, value: number): void {
    const { columns, row } = this.newRow();
    columns.tagIds[row] = tagId;
    columns.steps[row] = step;
    columns.wallTimesSecs[row] = wallTimeSecs;
    columns.values[row] = value;
    this.bytes += ROW_BYTES;
  }

  addPayload(payload: Uint8Array): void {
    const { columns, row } = this.newRow();
    columns.tagIds[row] = PAYLOAD;
    this.payloads.push(payload);
    this.bytes += ROW_BYTES + payload.length;
  }

  /** Of the oldest event; `PAYLOAD` when it is no scalar. */
  get tagId(): number {
    return this.columns.tagIds[this.oldest] ?? PAYLOAD;
  }

  get step(): number {
    return this.columns.steps[this.oldest] ?? 0;
  }

  get wallTimeSecs(): number {
    return this.columns.wallTimesSecs[this.oldest] ?? 0;
  }

  get value(): number {
    return this.columns.values[this.oldest] ?? 0;
  }

  get payload(): Uint8Array | undefined {
    return this.payloads[this.oldestPayload];
  }

  removeOldest(): void {
    if (this.tagId === PAYLOAD) this.removeOldestPayload();
    this.bytes -= ROW_BYTES;
    this.count--;
    this.oldest = (this.oldest + 1) & (this.columns.capacity - 1);
  }

  private removeOldestPayload(): void {
    this.bytes -= this.payload?.length ?? 0;
    this.payloads[this.oldestPayload++] = NO_PAYLOAD;
    if (this.oldestPayload * 2 < this.payloads.length) return;
    this.payloads = this.payloads.slice(this.oldestPayload);
    this.oldestPayload = 0;
  }

  private newRow(): { columns: Columns; row: number } {
    if (this.count === this.columns.capacity) this.grow();
    const { columns } = this;
    return { columns, row: (this.oldest + this.count++) & (columns.capacity - 1) };
  }

  private grow(): void {
    const { columns: old, oldest } = this;
    this.columns = makeColumns(2 * old.capacity);
    for (const key of ["tagIds", "steps", "wallTimesSecs", "values"] as const) {
      this.columns[key].set(old[key].subarray(oldest));
      this.columns[key].set(old[key].subarray(0, oldest), old.capacity - oldest);
    }
    this.oldest = 0;
  }
}

interface Columns {
  readonly capacity: number;
  readonly tagIds: Int32Array;
  readonly steps: Float64Array;
  readonly wallTimesSecs: Float64Array;
  /** As they are written: float32. */
  readonly values: Float32Array;
}

function makeColumns(capacity: number): Columns {
  return {
    capacity,
    tagIds: new Int32Array(capacity),
    steps: new Float64Array(capacity),
    wallTimesSecs: new Float64Array(capacity),
    values: new Float32Array(capacity),
  };
}
