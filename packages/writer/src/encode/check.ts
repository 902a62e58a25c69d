/** Anything with items by index: typed arrays and plain arrays alike. */
export type Numbers = ArrayLike<number>;

export function checkTag(tag: string): void {
  if (typeof tag !== "string" || tag === "") {
    throw new TypeError(`tag must be a text of at least one character, not ${show(tag)}`);
  }
}

/** `what` begins the message: `image "samples": width`. */
export function checkCount(what: string, count: number, minimum = 0): void {
  if (!Number.isSafeInteger(count) || count < minimum) {
    throw new TypeError(`${what} must be an integer of at least ${minimum}, not ${show(count)}`);
  }
}

export function checkFinite(what: string, value: number): void {
  if (!Number.isFinite(value)) {
    throw new TypeError(`${what} must be a finite number, not ${show(value)}`);
  }
}

/** `expected` says how many and why: `3×4 pixels of 3 channels`. */
export function checkLength(what: string, expected: string, wanted: number, given: number): void {
  if (wanted !== given) {
    throw new TypeError(`${what}: ${expected} are ${wanted} values, not ${given}`);
  }
}

/** For messages: texts in quotes, shapes in brackets. */
export function show(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return JSON.stringify(value) ?? String(value);
}

export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}
