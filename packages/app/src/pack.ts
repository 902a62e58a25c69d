import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";

/** A link can expand to at most so many bytes: some 100,000 run names. */
const MAX_UNPACKED_BYTES = 8 << 20;

/** Text as deflated base64url. */
export function pack(text: string): string {
  const binary = strFromU8(deflateSync(strToU8(text), { level: 9 }), true);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Undefined when `packed` was not made by `pack`. */
export function unpack(packed: string): string | undefined {
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const out = new Uint8Array(MAX_UNPACKED_BYTES);
    return strFromU8(inflateSync(strToU8(binary, true), { out }));
  } catch {
    return undefined;
  }
}
