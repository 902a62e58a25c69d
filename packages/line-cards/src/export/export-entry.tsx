import { fetchedLater } from "@runlens/widgets";
import { useMemo } from "react";
import type { ExportDialogProps } from "./export-dialog.tsx";
import type { ExportedCard } from "./exported-card.ts";

/** The dialog of exports. */
export const ExportDialog = fetchedLater(
  async () => (await import("./export-dialog.tsx")).ExportDialog,
);

type ExportCardDialogProps = ExportedCard & Pick<ExportDialogProps, "context" | "onClose">;

/** The same, of one card. */
export function ExportCardDialog(props: ExportCardDialogProps) {
  const { id, title, sources, carriedView, context, onClose } = props;
  const cards = useMemo(
    () => [{ id, title, sources, ...(carriedView && { carriedView }) }],
    [id, title, sources, carriedView],
  );
  return <ExportDialog {...{ cards, title, context, onClose }} />;
}
