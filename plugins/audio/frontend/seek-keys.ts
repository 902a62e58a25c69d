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
