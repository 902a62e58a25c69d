/** So many frames what has arrived is given to take the focus. */
const MOST_FRAMES = 30;

/**
 * Holds what is typed while something that opens at a key is still on its way: no letter does
 * anything to the page, and the field that has the focus in the end is given all of them.
 * Where no field takes the focus they are forgotten.
 *
 * @returns to be called when it is there, or is not wanted any more
 */
export function holdTyped(): () => void {
  const before = document.activeElement;
  let text = "";
  const hold = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Backspace") text = text.slice(0, -1);
    else if (event.key.length === 1) text += event.key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", hold, true);

  const handOver = (framesLeft: number): void => {
    const field = document.activeElement;
    const hasTakenFocus = field !== before && isField(field);
    if (!hasTakenFocus && framesLeft > 0) {
      requestAnimationFrame(() => handOver(framesLeft - 1));
      return;
    }
    window.removeEventListener("keydown", hold, true);
    if (hasTakenFocus && text !== "") typeInto(field, text);
  };
  return () => handOver(MOST_FRAMES);
}

type Field = HTMLInputElement | HTMLTextAreaElement;

function isField(element: Element | null): element is Field {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** React keeps its own account of values, and hears of others by the setter of the element's class. */
function typeInto(field: Field, text: string): void {
  const { prototype } = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, field.value + text);
  field.dispatchEvent(
    new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }),
  );
}
