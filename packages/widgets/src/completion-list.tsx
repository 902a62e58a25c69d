/* oxlint-disable jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events --
   the field that is completed keeps focus and keys */
import { useEffect, useRef } from "react";
import "./completion-list.css";

interface CompletionItem {
  readonly text: string;
  /** What it is, in some words. */
  readonly detail: string;
}

interface CompletionListProps {
  readonly id: string;
  readonly items: readonly CompletionItem[];
  /** -1: none. */
  readonly activeIndex: number;
  readonly onChoose: (index: number) => void;
}

/** What may stand at the caret of a field, below it. Items have the ids `<id>-<index>`. */
export function CompletionList({ id, items, activeIndex, onChoose }: CompletionListProps) {
  const activeRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (activeIndex >= 0) activeRef.current?.scrollIntoView({ block: "nearest" });
  }, [activeIndex]);
  return (
    <div id={id} className="rl-completions" role="listbox" aria-label="Completions">
      {items.map(({ text, detail }, index) => (
        <div
          key={`${text} ${detail}`}
          id={`${id}-${index}`}
          ref={index === activeIndex ? activeRef : undefined}
          className="rl-completion"
          role="option"
          aria-selected={index === activeIndex}
          // Before the field loses the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(index);
          }}
        >
          <code>{text}</code>
          <span>{detail}</span>
        </div>
      ))}
    </div>
  );
}
