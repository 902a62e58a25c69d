import { visibleName } from "@runlens/base";

/** The key of a group in parts, of which each gives way to the next where room is scarce. */
export interface KeyParts {
  /** What all keys have before and behind their own; "" where that is hardly anything. */
  readonly start: string;
  readonly end: string;
  readonly own: string;
  /** Stands behind `own`, and tells it from its neighbours; "" for a short one. */
  readonly ownEnd: string;
}

/** How many characters all keys have in common: whole words, with what stands between words. */
export interface SharedLengths {
  readonly start: number;
  readonly end: number;
}

/** Where other letters stand, two parts would not always follow each other. */
const PLAIN = /^[ -~·–]*$/;
const MIN_SHARED = 4;
const OWN_END = 8;
const AFTER_WORD = /^.*[^A-Za-z0-9.]/s;
const BEFORE_WORD = /[^A-Za-z0-9.].*$/s;

export function sharedLengths(keys: readonly string[]): SharedLengths {
  const [first = "", ...others] = keys;
  if (others.length === 0 || !keys.every((key) => PLAIN.test(key))) return { start: 0, end: 0 };
  let start = first;
  let end = first;
  for (const key of others) {
    while (!key.startsWith(start)) start = start.slice(0, -1);
    while (!key.endsWith(end)) end = end.slice(1);
  }
  const words = (AFTER_WORD.exec(start)?.[0] ?? "").length;
  const endWords = (BEFORE_WORD.exec(end)?.[0] ?? "").length;
  const shortest = Math.min(...keys.map((key) => key.length));
  return {
    start: words >= MIN_SHARED && words < shortest ? words : 0,
    end: endWords >= MIN_SHARED && words + endWords < shortest ? endWords : 0,
  };
}

export function keyParts(key: string, shared: SharedLengths): KeyParts {
  const rest = key.slice(shared.start, key.length - shared.end);
  const isLong = PLAIN.test(key) && rest.length >= 2 * OWN_END;
  const cut = rest.length - (isLong ? OWN_END : 0);
  return {
    start: key.slice(0, shared.start),
    end: key.slice(key.length - shared.end),
    own: visibleName(rest.slice(0, cut)),
    ownEnd: rest.slice(cut),
  };
}
