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
  readonly showHelp: () => void;
  readonly showProblems: () => void;
}

/** Keys that work anywhere but in a text field. */
export function useShortcuts({ showHelp, showProblems }: ShortcutActions): void {
  const act = useEffectEvent((key: string): boolean => {
    if (key === "?") showHelp();
    else if (key === "p") showProblems();
    else if (key === "/") focusRunFilter();
    else return false;
    return true;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      if (act(event.key)) event.preventDefault();
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
    target instanceof HTMLInputElement && target.type !== "checkbox" && target.type !== "radio"
  );
}
