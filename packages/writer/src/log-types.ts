import type { TagOptions } from "./encode/summary-value.ts";

/** A value, or how to get it: called only when the value is logged. */
export type Lazy<T> = T | (() => T);

/** What a call may say besides its value. */
export interface LogOptions extends TagOptions {
  /** Seconds since the epoch; now by default. */
  readonly wallTimeSecs?: number | undefined;
}

/**
 * Logs a value under a tag. `step` is an integer of up to ±2^53, by default the
 * writer's own `step`. The value is encoded before the call returns, so that its
 * memory may be used again. Throws a TypeError for bad input and the errors of
 * `createFileWriter`.
 */
export type Log<Value, Options extends object = object> = (
  tag: string,
  value: Lazy<Value>,
  step?: number,
  options?: Options & LogOptions,
) => void;

export function valueOf<T>(value: Lazy<T>): T {
  return isFunction(value) ? value() : value;
}

function isFunction<T>(value: Lazy<T>): value is () => T {
  return typeof value === "function";
}
