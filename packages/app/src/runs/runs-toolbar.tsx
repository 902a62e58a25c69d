import { groupedText } from "@runlens/base";
import type { Run } from "@runlens/model";
import {
  Button,
  ColumnPicker,
  fetchedLater,
  Menu,
  type MenuSection,
  type Theme,
} from "@runlens/widgets";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import type { RunView } from "../run-view.ts";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { countWords } from "./count-words.ts";
import { GroupMenu } from "./group-menu.tsx";
import type { RunChoice } from "./use-run-choice.ts";
import type { Table } from "./use-table.ts";
import "./runs-toolbar.css";

interface RunsToolbarProps {
  readonly view: RunView;
  readonly choice: RunChoice;
  readonly runs: readonly Run[];
  readonly table: Table;
  readonly theme: Theme;
  /** Of the selected runs, and of the whole table. */
  readonly menu: () => readonly MenuSection[];
}

const RunColumnChoices = fetchedLater(
  async () => (await import("./column-choices.tsx")).RunColumnChoices,
);

/** How many runs are drawn, and what is done with the table as a whole. */
export function RunsToolbar({ view, choice, runs, table, theme, menu }: RunsToolbarProps) {
  const [menuAnchor, setMenuAnchor] = useState<Element>();
  const words = countWords({
    listed: view.listed.length,
    shown: view.visible.length,
    isFiltered: choice.isFiltered,
  });
  return (
    <div className="runs-header">
      <span
        className="runs-count"
        role="status"
        title={words}
        data-pending={choice.isPending || undefined}
      >
        {words}
      </span>
      <ArchivedSwitch count={view.archivedCount} />
      <span className="runs-header-buttons">
        <GroupMenu table={table} runs={runs} theme={theme} />
        <ColumnPicker label="Columns">
          <RunColumnChoices table={table} runCount={runs.length} />
        </ColumnPicker>
        <Button
          variant="icon"
          label="More for these runs"
          icon={<Ellipsis />}
          onClick={(event) => setMenuAnchor(event.currentTarget)}
        />
      </span>
      <Menu
        label="More for these runs"
        anchor={menuAnchor}
        sections={menuAnchor === undefined ? [] : menu()}
        onClose={() => setMenuAnchor(undefined)}
      />
    </div>
  );
}

/** Lists archived runs, too, where there are any. */
function ArchivedSwitch({ count }: { readonly count: number }) {
  const { url } = useSession();
  const { showsArchived } = useStore(url);
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="runs-archived"
      aria-pressed={showsArchived}
      title={showsArchived ? "Leave archived runs out" : "List archived runs, too"}
      onClick={() => url.update((state) => ({ ...state, showsArchived: !showsArchived }))}
    >
      {groupedText(count)} archived
    </button>
  );
}
