import type { LoadStatus } from "@runlens/model";
import type { Command } from "./commands/command.ts";
import { CommandPalette } from "./commands/command-palette.tsx";
import type { Sheet } from "./commands/page-commands.ts";
import { ProblemSheet } from "./problem-sheet.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";

interface SheetsProps {
  readonly open: Sheet | undefined;
  readonly commands: readonly Command[];
  /** Those that are made when somebody looks for one. */
  readonly moreCommands: () => readonly Command[];
  readonly status: LoadStatus | undefined;
  readonly onClose: () => void;
}

/** The sheets over the whole page. */
export function Sheets({ open, commands, moreCommands, status, onClose }: SheetsProps) {
  return (
    <>
      <CommandPalette {...{ commands, moreCommands, onClose }} open={open === "commands"} />
      <ShortcutSheet {...{ commands, onClose }} open={open === "help"} />
      <ProblemSheet {...{ status, onClose }} open={open === "problems"} />
    </>
  );
}
