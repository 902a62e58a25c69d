import { useId, useLayoutEffect, useRef, useState } from "react";

/** A field with a list of what may stand at its caret: where that is, and what is chosen. */
export function useCompletion(change: (text: string) => void) {
  const inputRef = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState<number>();
  const [wanted, setWanted] = useState<{ readonly caret: number }>();
  useLayoutEffect(() => {
    if (wanted !== undefined) inputRef.current?.setSelectionRange(wanted.caret, wanted.caret);
  }, [wanted]);
  return {
    inputRef,
    listId,
    caret,
    setCaret,
    /** Undefined until an item is chosen; again once the text is another one. */
    chosen,
    setChosen,
    /** For the field, of the list while it is there. @param active -1: none. */
    listOf: (active: number) => ({
      id: listId,
      activeId: active < 0 ? undefined : `${listId}-${active}`,
    }),
    /** Replaces the text by one that what was chosen is in. */
    complete: (next: { readonly text: string; readonly caret: number }): void => {
      change(next.text);
      setCaret(next.caret);
      setWanted({ caret: next.caret });
      setChosen(undefined);
    },
  };
}
