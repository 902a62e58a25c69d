import type { LoadStatus } from "@runlens/model";
import type { Command } from "./commands/command.ts";
import type { Sheet } from "./commands/page-commands.ts";
import { ProblemSheet } from "./problem-sheet.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";

interface SheetsProps {
  readonly open: Sheet | undefined;
  readonly commands: readonly Command[];
  readonly status: LoadStatus | undefined;
  readonly onClose: () => void;
}

/** What the page says of itself, over all of it. */
export function Sheets({ open, commands, status, onClose }: SheetsProps) {
  return (
    <>
      <ShortcutSheet {...{ commands, onClose }} open={open === "help"} />
      <ProblemSheet {...{ status, onClose }} open={open === "problems"} />
    </>
  );
}
