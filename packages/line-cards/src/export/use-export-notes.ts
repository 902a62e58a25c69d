import { useEffect, useState } from "react";
import type { LineCardContext } from "../line-card-context.ts";
import type { ExportChoice } from "./export-choice.ts";
import type { ExportedCard } from "./exported-card.ts";
import { exportNotes } from "./export-notes.ts";

/** What is to be said before cards are saved; what was said last until that is known. */
export function useExportNotes(
  cards: readonly ExportedCard[],
  { settings }: Pick<LineCardContext, "settings">,
  choice: ExportChoice,
): readonly string[] {
  const [notes, setNotes] = useState<readonly string[]>([]);
  useEffect(() => {
    let isOver = false;
    exportNotes(cards, { settings }, choice).then(
      (found) => {
        if (!isOver) setNotes(found);
      },
      // What is not to be had is said by the export itself.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [cards, settings, choice]);
  return notes;
}
