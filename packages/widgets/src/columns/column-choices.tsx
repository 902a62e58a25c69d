import { compileSearch, groupedText } from "@runlens/base";
import { useMemo, useState, type ReactNode } from "react";
import { Button } from "../button.tsx";
import { ChoiceList } from "../choice-list.tsx";
import { SearchField } from "../search-field.tsx";

export interface ColumnChoice {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  /** Its values differ between rows, so that it tells them apart. */
  readonly differs?: boolean;
}

interface ColumnChoicesProps {
  readonly choices: readonly ColumnChoice[];
  readonly shown: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
  /** Of those that differ and are not shown. */
  readonly onAdd: (keys: readonly string[]) => void;
  /** Stands between the search and the list. */
  readonly children?: ReactNode;
}

/** Columns to choose from, with a search. */
export function ColumnChoices({ choices, shown, onToggle, onAdd, children }: ColumnChoicesProps) {
  const [search, setSearch] = useState("");
  const found = useMemo(() => {
    const matches = compileSearch(search) ?? (() => true);
    return choices.filter(({ title }) => matches(title));
  }, [choices, search]);
  const keyOf = (index: number): string => found[index]?.key ?? "";
  const differing = found.filter(({ key, differs }) => differs === true && !shown.has(key));
  return (
    <>
      <SearchField
        label="Search columns"
        placeholder="Search columns (regex)"
        value={search}
        onChange={setSearch}
      />
      {children}
      <ChoiceList
        label="Columns to show"
        count={found.length}
        keyOf={keyOf}
        isChosen={(index) => shown.has(keyOf(index))}
        toggle={(index) => onToggle(keyOf(index))}
        titleOf={(index) => found[index]?.title ?? ""}
        noteOf={(index) => noteOf(found[index])}
      />
      {differing.length > 0 && (
        <Button
          label={`Add ${groupedText(differing.length)} that differ`}
          onClick={() => onAdd(differing.map(({ key }) => key))}
        />
      )}
    </>
  );
}

function noteOf({ note, differs }: ColumnChoice = NO_CHOICE): string {
  return differs === true ? "differs" : note;
}

const NO_CHOICE: ColumnChoice = { key: "", title: "", note: "" };
