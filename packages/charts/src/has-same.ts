/**
 * Whether changes change nothing: each is what is there, or an object with the same in it,
 * as callers make anew whenever they are asked.
 */
export function hasSame(before: object, changes: object): boolean {
  return Object.entries(changes).every(([key, after]) => {
    const known: unknown = Reflect.get(before, key);
    if (Object.is(known, after)) return true;
    return isPlain(known) && isPlain(after) && isSameObject(known, after);
  });
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isSameObject(a: object, b: object): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isSameAt(key, a, b));
}

function isSameAt(key: string, a: object, b: object): boolean {
  return key in b && Object.is(Reflect.get(a, key), Reflect.get(b, key));
}
