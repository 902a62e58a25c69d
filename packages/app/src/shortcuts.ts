/** A key that does something anywhere on the page. */
export interface Key {
  /** As `KeyboardEvent.key` names it; a letter in its small form. */
  readonly key: string;
  /** With Ctrl, or ⌘ on a Mac. */
  readonly ctrl?: true;
  readonly shift?: true;
  /** Also while a text is typed. Absent: the key is left to the text. */
  readonly worksInText?: true;
}

interface Gesture {
  readonly keys: readonly string[];
  readonly does: string;
}

interface GestureGroup {
  readonly title: string;
  readonly gestures: readonly Gesture[];
}

/** Marks the field that "/" moves to. */
export const FILTER_RUNS_ID = "filter-runs";

const isMac = navigator.platform.startsWith("Mac");
const CTRL = isMac ? "⌘" : "Ctrl";

/** What keys and pointer do on parts of the page. What they do anywhere is a command. */
export const gestureGroups: readonly GestureGroup[] = [
  {
    title: "Panels and sheets",
    gestures: [
      { keys: ["Esc"], does: "Clear a filter, close a sheet" },
      { keys: ["←", "→"], does: "Resize a panel whose edge has the focus" },
    ],
  },
  {
    title: "Runs",
    gestures: [
      { keys: ["↑", "↓"], does: "Move, with Shift select on the way" },
      { keys: ["Space"], does: "Select or deselect the run" },
      { keys: ["o"], does: "Select only this run; also double-click" },
      { keys: ["a"], does: "Select all runs in the list" },
      { keys: ["i"], does: "Show what is known of the run" },
      { keys: ["F2"], does: "Rename the run; also Enter" },
      { keys: ["Shift", "F10"], does: "Open the menu of the row; also a right click" },
      { keys: ["←", "→"], does: "Fold and unfold a group" },
      {
        keys: ["Alt", "←"],
        does: "Move the column whose head has the focus; Delete takes it away",
      },
      { keys: ["Shift", "click"], does: "Treat all runs up to this one like the last" },
    ],
  },
  {
    title: "Charts",
    gestures: [
      { keys: ["drag"], does: "Zoom the horizontal axis, with Shift both" },
      { keys: ["Alt", "drag"], does: "Zoom the vertical axis" },
      { keys: ["Space", "drag"], does: "Pan; also the middle button" },
      { keys: ["Shift", "wheel"], does: "Pan along; also a sideways swipe" },
      { keys: [CTRL, "wheel"], does: "Zoom at the pointer" },
      { keys: ["double-click"], does: "Fit" },
      { keys: ["Esc"], does: "Undo the last zoom" },
    ],
  },
  {
    title: "A chart with the focus",
    gestures: [
      { keys: ["←", "→"], does: "Move its cursor, with Shift further" },
      { keys: ["Home", "End"], does: "Move it to the first, to the last point" },
      { keys: ["Enter"], does: "Keep what it reads, as a click does" },
      { keys: ["Shift", "Enter"], does: "Mark its step, as a click on the axis does" },
      { keys: ["+", "−"], does: "Zoom" },
      { keys: ["[", "]"], does: "Pan" },
      { keys: ["0"], does: "Fit" },
      { keys: ["Delete"], does: "Take away the mark whose handle has the focus; arrows move it" },
    ],
  },
];

/** What is printed on the keys. */
export function keyNames({ key, ctrl, shift }: Key): readonly string[] {
  const letter = ctrl === undefined ? key : key.toUpperCase();
  return [...(ctrl ? [CTRL] : []), ...(shift ? ["Shift"] : []), letter];
}

/**
 * Keys without Ctrl are those of the page: what lies over it keeps them off.
 *
 * @param singleKeys whether they do anything. Who speaks to the computer can turn them off, so
 * that no word that is heard does something.
 */
export function isPressed(key: Key, event: KeyboardEvent, singleKeys: boolean): boolean {
  if (event.altKey || (isText(event.target) && key.worksInText !== true)) return false;
  const hasCtrl = event.ctrlKey || event.metaKey;
  if (key.ctrl === undefined) {
    return singleKeys && !hasCtrl && event.key === key.key && !keepsLetters(event.target);
  }
  const isShifted = key.shift === true;
  return hasCtrl && event.shiftKey === isShifted && event.key.toLowerCase() === key.key;
}

/** Dialogs, popovers, and lists that are gone through by letters. */
function keepsLetters(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(LETTER_KEEPERS) !== null;
}

const LETTER_KEEPERS = "[role=dialog], [role=menu], [role=listbox], select";

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio", "color"].includes(target.type))
  );
}
