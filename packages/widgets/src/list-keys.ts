const PAGE_ROWS = 10;

/** The row that a key moves to; undefined when it moves nothing. `active` is -1 before the first move. */
export function moveTarget(key: string, active: number, count: number): number | undefined {
  const wanted = targetOf(key, active, count);
  return wanted === undefined || count === 0 ? undefined : Math.min(Math.max(wanted, 0), count - 1);
}

function targetOf(key: string, active: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return active + 1;
    case "ArrowUp":
      return active - 1;
    case "PageDown":
      return active + PAGE_ROWS;
    case "PageUp":
      return active - PAGE_ROWS;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
