/* oxlint-disable jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events --
   the field that is completed keeps focus and keys */
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
  /** Has its place on the page, the same for any number of items. Default: lies over what is below. */
  readonly isInFlow?: boolean;
}

/** So many at once: a list that scrolled would have to take the focus. */
const SHOWN_ITEMS = 9;

/** What may stand at the caret of a field, below it. Items have the ids `<id>-<index>`. */
export function CompletionList(props: CompletionListProps) {
  const { id, items, activeIndex, onChoose, isInFlow = false } = props;
  const first = Math.max(0, activeIndex - SHOWN_ITEMS + 1);
  const shown = items.slice(first, first + SHOWN_ITEMS);
  const hiddenCount = items.length - shown.length;
  return (
    <div
      id={id}
      className="rl-completions"
      role="listbox"
      aria-label="Completions"
      data-in-flow={isInFlow || undefined}
    >
      {shown.map(({ text, detail }, place) => {
        const index = first + place;
        return (
          <div
            key={`${text} ${detail}`}
            id={`${id}-${index}`}
            className="rl-completion"
            role="option"
            aria-selected={index === activeIndex}
            aria-posinset={index + 1}
            aria-setsize={items.length}
            // Before the field loses the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(index);
            }}
          >
            <code>{text}</code>
            <span>{detail}</span>
          </div>
        );
      })}
      {hiddenCount > 0 && (
        <div className="rl-completions-rest" role="presentation">
          {hiddenCount} more
        </div>
      )}
    </div>
  );
}
