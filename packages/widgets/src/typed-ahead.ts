/** So many frames what has arrived is given to take the focus. */
const MOST_FRAMES = 30;

/** What is typed, from when something opened until it has the focus. */
export interface TypedAhead {
  /** It is there: gives it all of that once it has taken the focus, a key in a frame. */
  readonly handOver: () => void;
  /** It is not wanted any more. */
  readonly forget: () => void;
}

/**
 * Holds the keys that are pressed while something that opens is on its way, or has not taken the
 * focus yet: none does anything to the page, and the field or the menu that has the focus in the
 * end is given all of them. Where another control takes it, or nothing does, they are forgotten.
 */
export function holdTyped(): TypedAhead {
  const before = document.activeElement;
  const keys: string[] = [];
  const hold = (event: KeyboardEvent): void => {
    const { key, isTrusted, repeat } = event;
    if (!isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key.length > 1 && !HELD.has(key)) return;
    // A key that is kept down is, as a rule, the one that opened it.
    if (!repeat) keys.push(key);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", hold, true);
  const forget = (): void => {
    keys.length = 0;
    window.removeEventListener("keydown", hold, true);
  };

  const handOver = (framesLeft: number): void => {
    const focused = document.activeElement;
    const isElsewhere = focused === null || focused === before || focused === document.body;
    if (isElsewhere || isWaiting(focused)) {
      if (framesLeft > 0) requestAnimationFrame(() => handOver(framesLeft - 1));
      else forget();
      return;
    }
    const key = isTaking(focused) ? keys.shift() : undefined;
    if (key === undefined) {
      forget();
      return;
    }
    give(key, focused);
    requestAnimationFrame(() => handOver(framesLeft));
  };
  return { handOver: () => handOver(MOST_FRAMES), forget };
}

/** Keys with names that mean something to a field or a menu. */
const HELD = new Set(["Backspace", "Enter", "Escape", "ArrowDown", "ArrowUp", "Home", "End"]);

type Field = HTMLInputElement | HTMLTextAreaElement;

const FIELD = "textarea, input:not([type=checkbox], [type=radio], [type=range], [type=color])";

function isField(element: Element): element is Field {
  return element.matches(FIELD);
}

function isTaking(element: Element): boolean {
  return isField(element) || element.closest("[role=menu]") !== null;
}

/** Whether it only has the focus until what it holds is there. */
function isWaiting(element: Element): boolean {
  return element instanceof HTMLElement && element.tabIndex < 0 && !isTaking(element);
}

function give(key: string, to: Element): void {
  if (isField(to) && key.length === 1) write(to, to.value + key);
  else if (isField(to) && key === "Backspace") write(to, to.value.slice(0, -1));
  else {
    for (const type of ["keydown", "keyup"])
      to.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true }));
  }
}

/** React keeps its own account of values, and hears of others by the setter of the element's class. */
function write(field: Field, value: string): void {
  const { prototype } = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
