import type { PathSink } from "./math/trace.ts";

/** A path kept as numbers: it can be drawn more than once and on any context. */
export interface PathBuffer extends PathSink {
  clear(): void;
  replay(sink: PathSink): void;
}

export function createPathBuffer(): PathBuffer {
  let places = new Float64Array(4096);
  let begins = new Uint8Array(2048);
  let length = 0;

  function append(x: number, y: number, begin: 0 | 1): void {
    if (length === begins.length) {
      places = doubled(places, new Float64Array(places.length * 2));
      begins = doubled(begins, new Uint8Array(begins.length * 2));
    }
    places[length * 2] = x;
    places[length * 2 + 1] = y;
    begins[length++] = begin;
  }

  return {
    moveTo: (x, y) => append(x, y, 1),
    lineTo: (x, y) => append(x, y, 0),
    clear() {
      length = 0;
    },
    replay(sink) {
      for (let i = 0; i < length; i++) {
        const x = places[i * 2] ?? NaN;
        const y = places[i * 2 + 1] ?? NaN;
        if (begins[i] === 1) sink.moveTo(x, y);
        else sink.lineTo(x, y);
      }
    },
  };
}

function doubled<T extends Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
