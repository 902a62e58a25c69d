/**
 * The few globals that Node, browsers and workers all have, for code that is
 * compiled without the names of any one place (tsconfig.pure.json).
 */

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, target: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}

/** From base64 to a string of bytes. */
declare function atob(base64: string): string;

/** From a string of bytes to base64. */
declare function btoa(bytes: string): string;

declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}

/** Opaque: a number in browsers, an object in Node. */
type TimerHandle = object | number;
declare function setTimeout(callback: () => void, delayMs?: number): TimerHandle;
declare function clearTimeout(handle: TimerHandle): void;

declare const performance: { now(): number };
