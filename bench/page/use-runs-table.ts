/** Runs before the page's own scripts. Both resolve with ms until the table shows what was asked for. */
const LIMIT_MS = 20_000;
/** While the first answer is on its way. */
const NOTHING = "";

function filterRuns(text: string): Promise<number> {
  return untilOther(
    () => document.querySelector("[aria-rowcount]")?.ariaRowCount ?? NOTHING,
    () => {
      const input = document.querySelector(".runs-filter input");
      // React hears of a value only when it was set by the element's own setter.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
      input?.dispatchEvent(new Event("input", { bubbles: true }));
    },
  );
}

/** @param column text in its head */
function sortRuns(column: string): Promise<number> {
  return untilOther(firstRow, () => {
    const heads = [...document.querySelectorAll<HTMLElement>(".runs-column")];
    heads.find(({ textContent }) => textContent.includes(column))?.click();
  });
}

async function untilOther(shown: () => string, act: () => void): Promise<number> {
  const before = shown();
  const startMs = performance.now();
  act();
  for (;;) {
    await new Promise(requestAnimationFrame);
    const ms = performance.now() - startMs;
    const now = shown();
    if (now !== before && now !== NOTHING && !isPending()) return ms;
    if (ms > LIMIT_MS) throw new Error("The table did not change.");
  }
}

function isPending(): boolean {
  return document.querySelector(".runs-count[data-pending]") !== null;
}

/** Rows stand on the page in no order. */
function firstRow(): string {
  const rows = [...document.querySelectorAll(".rl-grid-row")];
  const tops = rows.map((row) => row.getBoundingClientRect().top);
  return rows[tops.indexOf(Math.min(...tops))]?.textContent ?? NOTHING;
}

Object.assign(window, { filterRuns, sortRuns });
