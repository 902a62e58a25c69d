import { regionBetween, type LoopRegion } from "./loop-region.ts";

/** Where a key moves a player to, in seconds; undefined for keys that do not move it. */
export function seekOfKey(key: string, atSecs: number, durationSecs: number): number | undefined {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(atSecs - durationSecs / 50, 0);
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(atSecs + durationSecs / 50, durationSecs);
    case "PageDown":
      return Math.max(atSecs - durationSecs / 10, 0);
    case "PageUp":
      return Math.min(atSecs + durationSecs / 10, durationSecs);
    case "Home":
      return 0;
    case "End":
      return durationSecs;
    default:
      return undefined;
  }
}

interface Looped {
  readonly durationSecs: number;
  readonly region: LoopRegion | undefined;
}

/** What `[` and `]` make of the looped region: it starts or ends where the player is. */
export function regionOfKey(
  key: string,
  atSecs: number,
  { durationSecs, region }: Looped,
): LoopRegion | undefined {
  const { fromSecs, toSecs } = region ?? { fromSecs: 0, toSecs: durationSecs };
  if (key === "[") return regionBetween(atSecs, toSecs > atSecs ? toSecs : durationSecs);
  if (key === "]") return regionBetween(fromSecs < atSecs ? fromSecs : 0, atSecs);
  return undefined;
}
