import { fetchedLater, Popover } from "@runlens/widgets";
import { X } from "lucide-react";
import { useRef, useState } from "react";
import { useSession } from "../session.ts";
import { useStore, type Store } from "../store.ts";
import type { UrlState } from "../url-state.ts";
import { chipText, nameFilters, withNameFilter, type NameFilter } from "./filter-parts.ts";
import "./filter-chips.css";

const FilterPicker = fetchedLater(async () => (await import("./filter-picker.tsx")).FilterPicker);

/** What the filter says of hyperparameters: a click changes it, × takes it away. */
export function FilterChips() {
  const { url } = useSession();
  const { runFilter } = useStore(url);
  const chips = nameFilters(runFilter);
  const [edited, setEdited] = useState<string>();
  const rowRef = useRef<HTMLDivElement>(null);
  if (chips.length === 0) return null;
  return (
    <div ref={rowRef} className="filter-chips">
      {chips.map((chip) => (
        <span key={chip.name} className="filter-chip">
          <button
            type="button"
            className="filter-chip-text"
            title={chipText(chip)}
            onClick={() => setEdited(chip.name)}
          >
            {chipText(chip)}
          </button>
          <button
            type="button"
            className="filter-chip-remove"
            aria-label={`Take away the filter of ${chip.name}`}
            onClick={() => writeNameFilter(url, chip.name, undefined)}
          >
            <X aria-hidden />
          </button>
        </span>
      ))}
      <FilterPopover name={edited} anchor={rowRef} onClose={() => setEdited(undefined)} />
    </div>
  );
}

interface FilterPopoverProps {
  /** Undefined: closed. */
  readonly name: string | undefined;
  readonly anchor: { readonly current: Element | null };
  readonly onClose: () => void;
}

/** Picks which values of a hyperparameter pass, and writes that into the filter. */
export function FilterPopover({ name, anchor, onClose }: FilterPopoverProps) {
  const { url } = useSession();
  const { runFilter } = useStore(url);
  return (
    <Popover
      title={`Filter by ${name ?? ""}`}
      anchor={anchor}
      isOpen={name !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {name !== undefined && (
        <FilterPicker
          key={name}
          name={name}
          filter={nameFilters(runFilter).find((each) => each.name === name)}
          onChange={(filter) => writeNameFilter(url, name, filter)}
        />
      )}
    </Popover>
  );
}

/** Puts what is wanted of a name into the filter; undefined takes away what it said. */
function writeNameFilter(url: Store<UrlState>, name: string, wanted: NameFilter | undefined): void {
  url.update((state) => ({
    ...state,
    runFilter: withNameFilter(state.runFilter, name, wanted),
  }));
}
