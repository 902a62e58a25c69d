import { lazy, Suspense, useMemo } from "react";
import type { ExportDialogProps } from "./export-dialog.tsx";
import type { ExportedCard } from "./exported-card.ts";

const Dialog = lazy(async () => ({ default: (await import("./export-dialog.tsx")).ExportDialog }));

/** The dialog of exports, loaded when it is first opened. */
export function ExportDialog(props: ExportDialogProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}

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
