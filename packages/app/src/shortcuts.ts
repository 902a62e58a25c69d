import { useEffect, useEffectEvent } from "react";

export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
}

interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** What the help sheet lists. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: "Page",
    shortcuts: [
      { keys: ["?"], does: "Show this sheet" },
      { keys: ["/"], does: "Filter runs" },
      { keys: ["p"], does: "List what could not be read" },
      { keys: ["Ctrl", "z"], does: "Undo the last change of a run, with Shift redo" },
      { keys: ["Esc"], does: "Clear a filter, close a sheet" },
      { keys: ["←", "→"], does: "Resize a panel whose edge has the focus" },
    ],
  },
  {
    title: "Runs",
    shortcuts: [
      { keys: ["↑", "↓"], does: "Move, with Shift select on the way" },
      { keys: ["Space"], does: "Select or deselect the run" },
      { keys: ["o"], does: "Select only this run; also double-click" },
      { keys: ["a"], does: "Select all runs in the list" },
      { keys: ["i"], does: "Show what is known of the run" },
      { keys: ["Shift", "click"], does: "Treat all runs up to this one like the last" },
    ],
  },
  {
    title: "Charts",
    shortcuts: [
      { keys: ["drag"], does: "Zoom the horizontal axis, with Shift both" },
      { keys: ["Space", "drag"], does: "Pan; also Shift with the wheel" },
      { keys: ["Ctrl", "wheel"], does: "Zoom at the pointer" },
      { keys: ["double-click"], does: "Fit; in a focused chart also 0" },
      { keys: ["+", "−"], does: "Zoom a focused chart" },
      { keys: ["←", "→"], does: "Move its cursor, with Shift further" },
      { keys: ["Esc"], does: "Undo the last zoom" },
    ],
  },
];

/** Marks the field that "/" moves to. */
export const FILTER_RUNS_ID = "filter-runs";

interface ShortcutActions {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly showHelp: () => void;
  readonly showProblems: () => void;
}

/** Keys that work anywhere but in a text field. */
export function useShortcuts({ undo, redo, showHelp, showProblems }: ShortcutActions): void {
  const act = useEffectEvent((key: string): boolean => {
    if (key === "?") showHelp();
    else if (key === "p") showProblems();
    else if (key === "/") focusRunFilter();
    else return false;
    return true;
  });
  const actWithCtrl = useEffectEvent((key: string, shift: boolean): boolean => {
    if (key.toLowerCase() !== "z") return false;
    if (shift) redo();
    else undo();
    return true;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.altKey || isTextField(event.target)) return;
      const isOurs =
        event.ctrlKey || event.metaKey ? actWithCtrl(event.key, event.shiftKey) : act(event.key);
      if (isOurs) event.preventDefault();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  });
}

function focusRunFilter(): void {
  document.getElementById(FILTER_RUNS_ID)?.querySelector("input")?.focus();
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio", "color"].includes(target.type))
  );
}
