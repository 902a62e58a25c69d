/** Something that was done, and is taken back and done again. */
export interface UndoStep {
  /** What was done: "Renamed run". */
  readonly label: string;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** All that a person did on this page, in its order, whatever it was done to. */
export interface UndoHistory {
  /** What was taken back before is done again no more. */
  readonly add: (step: UndoStep) => void;
  /** What would be undone next. */
  readonly last: () => UndoStep | undefined;
  /** @returns what was taken back; undefined: there was nothing. */
  readonly undo: () => UndoStep | undefined;
  /** @returns what was done again. */
  readonly redo: () => UndoStep | undefined;
  /** It came to nothing, and there is nothing to take back. */
  readonly forget: (step: UndoStep) => void;
}

export function createUndoHistory(): UndoHistory {
  let done: readonly UndoStep[] = [];
  let undone: readonly UndoStep[] = [];
  return {
    add(step) {
      done = [...done, step];
      undone = [];
    },
    last: () => done.at(-1),
    undo() {
      const step = done.at(-1);
      if (step === undefined) return undefined;
      done = done.slice(0, -1);
      undone = [...undone, step];
      step.undo();
      return step;
    },
    redo() {
      const step = undone.at(-1);
      if (step === undefined) return undefined;
      undone = undone.slice(0, -1);
      done = [...done, step];
      step.redo();
      return step;
    },
    forget(step) {
      done = done.filter((each) => each !== step);
      undone = undone.filter((each) => each !== step);
    },
  };
}
