import { Palette } from "@runlens/widgets";
import { useMemo, useState } from "react";
import { keyNames } from "../shortcuts.ts";
import type { Command } from "./command.ts";
import { findCommands } from "./find-commands.ts";
import { recentCommands, rememberCommand } from "./recent.ts";

interface CommandPaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly commands: readonly Command[];
  /** Those of what was logged, asked for while the palette is open. */
  readonly moreCommands: () => readonly Command[];
}

/** Every command of the page by name, those used lately first. */
export function CommandPalette({ open, onClose, commands, moreCommands }: CommandPaletteProps) {
  const [query, setQuery] = useState("");
  const isTyped = query.trim() !== "";
  const close = (): void => {
    setQuery("");
    onClose();
  };
  const recent = useMemo(() => (open ? recentCommands() : []), [open]);
  const others = commands.filter(({ id }) => id !== "commands");
  const all = open ? [...others, ...moreCommands()] : [];
  const found = findCommands(all, query, recent);
  return (
    <Palette
      label="Commands"
      placeholder="A command, dashboard, view, setting, run or tag"
      open={open}
      onClose={close}
      query={query}
      onQuery={setQuery}
      items={found.map(({ id, section, title, note, key }) => ({
        id,
        section: isTyped || !recent.includes(id) ? section : "Used lately",
        title,
        note,
        keys: key && keyNames(key),
      }))}
      onChoose={(id) => {
        rememberCommand(id);
        [...commands, ...moreCommands()].find((command) => command.id === id)?.run();
      }}
    />
  );
}
