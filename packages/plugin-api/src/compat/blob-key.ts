import { invalidArgument } from "../reply.ts";

/** Names one byte string of one value. */
export interface BlobKey {
  readonly experiment: string;
  readonly pluginName: string;
  readonly run: string;
  readonly tag: string;
  readonly step: number;
  /** In the value's sequence. */
  readonly index: number;
}

/**
 * A key as TensorBoard writes it: base64url without padding of
 * `[experiment, plugin, run, tag, step, index]` in compact ASCII JSON.
 */
export function encodeBlobKey(key: BlobKey): string {
  const { experiment, pluginName, run, tag, step, index } = key;
  const text = JSON.stringify([experiment, pluginName, run, tag, step, index]);
  const base64 = btoa(text.replaceAll(NON_ASCII, unicodeEscape));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @throws RouteError 400 for text that is no key. */
export function decodeBlobKey(text: string): BlobKey {
  const [experiment, pluginName, run, tag, step, index, ...more] = partsOf(text);
  const isKey =
    more.length === 0 &&
    typeof experiment === "string" &&
    typeof pluginName === "string" &&
    typeof run === "string" &&
    typeof tag === "string" &&
    typeof step === "number" &&
    typeof index === "number";
  if (!isKey) throw badKey();
  return { experiment, pluginName, run, tag, step, index };
}

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

const badKey = () => invalidArgument("failed to parse blob key");

const NON_ASCII = /[\u0080-\uffff]/g;

function unicodeEscape(codeUnit: string): string {
  return `\\u${codeUnit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
