/* oxlint-disable jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events --
   the field keeps focus and keys */
import { Dialog } from "@base-ui/react/dialog";
import { visibleName } from "@runlens/base";
import { Search } from "lucide-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { Keys } from "./keys.tsx";
import "./palette.css";

export interface PaletteItem {
  readonly id: string;
  /** Items of one section that follow each other stand below its name. */
  readonly section: string;
  readonly title: string;
  /** Told beside the title. */
  readonly note?: string | undefined;
  /** Keys that do the same. */
  readonly keys?: readonly string[] | undefined;
}

interface PaletteProps {
  /** Accessible name of the dialog, the field and the list. */
  readonly label: string;
  readonly placeholder: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly items: readonly PaletteItem[];
  /** Told after the palette is gone and the focus is back where it was. */
  readonly onChoose: (id: string) => void;
}

/** A field over the page and what fits it: arrows move, Enter does, Escape closes. */
export function Palette(props: PaletteProps) {
  const { label, open, onClose, onChoose } = props;
  const chosen = useRef<string>(undefined);
  const choose = (id: string): void => {
    chosen.current = id;
    onClose();
  };
  const onGone = (): void => {
    const id = chosen.current;
    chosen.current = undefined;
    if (id !== undefined) onChoose(id);
  };
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      onOpenChangeComplete={(isOpen) => !isOpen && onGone()}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="rl-dialog-scrim" />
        <Dialog.Popup className="rl-palette" aria-label={label}>
          <PaletteBody {...props} choose={choose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface PaletteBodyProps extends PaletteProps {
  readonly choose: (id: string) => void;
}

function PaletteBody({ label, placeholder, query, onQuery, items, choose }: PaletteBodyProps) {
  const listId = useId();
  const activeRef = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(0);
  const active = Math.min(place, items.length - 1);
  const activeId = items[active]?.id;
  useEffect(() => {
    // Braces, because some browsers answer with a promise, which is no way to end an effect.
    if (activeId !== undefined) activeRef.current?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items[active];
    const next = nextPlace(event.key, active, items.length);
    if (next !== undefined) setPlace(next);
    else if (event.key === "Enter" && item !== undefined) choose(item.id);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="rl-palette-field">
        <Search aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active < 0 ? undefined : `${listId}-${active}`}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setPlace(0);
            onQuery(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} className="rl-palette-list" role="listbox" aria-label={label}>
        {sectionsOf(items).map(({ section, start, members }) => (
          <div key={`${start} ${section}`} role="group" aria-label={section}>
            <div className="rl-palette-section" aria-hidden>
              {section}
            </div>
            {members.map(({ id, title, note, keys = [] }, index) => {
              const isActive = start + index === active;
              return (
                <div
                  key={id}
                  id={`${listId}-${start + index}`}
                  ref={isActive ? activeRef : undefined}
                  className="rl-palette-item"
                  role="option"
                  aria-selected={isActive}
                  // Told of movement alone: a list that scrolls below the pointer moves nothing.
                  onMouseMove={() => setPlace(start + index)}
                  onClick={() => choose(id)}
                >
                  <span className="rl-palette-title">{visibleName(title)}</span>
                  {note !== undefined && (
                    <span className="rl-palette-note">{visibleName(note)}</span>
                  )}
                  {keys.length > 0 && (
                    <span className="rl-palette-keys">
                      <Keys keys={keys} />
                    </span>
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className="rl-palette-none" role="status">
        {items.length === 0 && "Nothing fits"}
      </p>
    </>
  );
}

interface Section {
  readonly section: string;
  /** Place of its first item among all. */
  readonly start: number;
  readonly members: readonly PaletteItem[];
}

function sectionsOf(items: readonly PaletteItem[]): readonly Section[] {
  const starts = items.flatMap(({ section }, i) => (section === items[i - 1]?.section ? [] : [i]));
  return starts.map((start, i) => {
    const members = items.slice(start, starts[i + 1]);
    return { section: items[start]?.section ?? "", start, members };
  });
}

/** Up from the first is the last, and round again. */
function nextPlace(key: string, place: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === "ArrowDown") return (place + 1) % count;
  if (key === "ArrowUp") return (place - 1 + count) % count;
  if (key === "PageDown") return Math.min(place + 8, count - 1);
  if (key === "PageUp") return Math.max(place - 8, 0);
  return undefined;
}
