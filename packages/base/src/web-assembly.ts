/** A number that a module of WebAssembly exports, as a place in its memory. */
export interface WasmGlobal {
  readonly value: number;
}

/** The part of the global `WebAssembly` that is used here; it may be missing or switched off. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

/**
 * What an instance of a module of WebAssembly exports; undefined where WebAssembly, or a part of
 * it that the module needs, is missing or switched off. Compiles at once: not to be called
 * before there is work for it.
 *
 * @param base64 the module.
 * @param imports what it calls outside, by module and name. Default: nothing.
 */
export function instantiateWasm(base64: string, imports: object = {}): object | undefined {
  const scope: object = globalThis;
  const api: WebAssemblyApi | undefined = Reflect.get(scope, "WebAssembly");
  if (api === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    return new api.Instance(new api.Module(bytes), imports).exports;
  } catch {
    return undefined;
  }
}
