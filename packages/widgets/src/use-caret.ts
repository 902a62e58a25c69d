import { useLayoutEffect, useRef, useState } from "react";

/** Puts the caret of a field where it is to be after its text was replaced. */
export function useCaret() {
  const inputRef = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState<{ readonly caret: number }>();
  useLayoutEffect(() => {
    if (wanted !== undefined) inputRef.current?.setSelectionRange(wanted.caret, wanted.caret);
  }, [wanted]);
  return { inputRef, moveCaret: (caret: number) => setWanted({ caret }) };
}
