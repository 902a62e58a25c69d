/** Where a request goes, once path prefix and experiment are taken off its path. */
export type Address = { readonly kind: "outsidePrefix" } | InsideAddress;

export interface InsideAddress {
  readonly kind: "inside";
  /** From `/experiment/<id>`; "" without one. */
  readonly experiment: string;
  /** Decoded, without a trailing slash except for "/" itself; "" when nothing is left. */
  readonly path: string;
  /** Decoded: the prefix and the experiment segment. No trailing slash. */
  readonly scriptRoot: string;
}

const EXPERIMENT_SEGMENT = /^\/experiment\/([^/]*)(?=\/|$)/;

/**
 * Reads the path of a request by TensorBoard's rules: percent signs are decoded first;
 * the prefix must match whole segments; an experiment segment counts once.
 *
 * @param pathname as in a URL, percent-encoded.
 * @param pathPrefix "" or "/a/b".
 */
export function readAddress(pathname: string, pathPrefix: string): Address {
  const decoded = decodePath(pathname);
  if (decoded !== pathPrefix && !decoded.startsWith(`${pathPrefix}/`)) {
    return { kind: "outsidePrefix" };
  }
  const belowPrefix = decoded.slice(pathPrefix.length);
  const [segment = "", experiment = ""] = EXPERIMENT_SEGMENT.exec(belowPrefix) ?? [];
  const path = belowPrefix.slice(segment.length);
  return {
    kind: "inside",
    experiment,
    path: path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path,
    scriptRoot: pathPrefix + segment,
  };
}

/**
 * Path from the page at `<scriptRoot>/` back to the prefix, with a trailing slash:
 * "./" or, for an experiment's page, "../../".
 */
export function relativeRoot(scriptRoot: string, pathPrefix: string): string {
  const depth = scriptRoot.slice(pathPrefix.length).split("/").length - 1;
  return depth === 0 ? "./" : "../".repeat(depth);
}

const PERCENT_BYTES = /(?:%[0-9a-f]{2})+/gi;
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Bytes that are no UTF-8 become U+FFFD; a percent sign that encodes nothing stays. */
function decodePath(pathname: string): string {
  return pathname.replace(PERCENT_BYTES, (encoded) => {
    const bytes = encoded.slice(1).split("%");
    return utf8.decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  });
}
