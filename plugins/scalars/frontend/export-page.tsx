import { countText } from "@runlens/base";
import { ExportDialog } from "@runlens/line-cards";
import type { TagBoard } from "@runlens/tag-board";
import { Button } from "@runlens/widgets";
import { Download } from "lucide-react";
import { useState } from "react";
import type { ScalarsContext } from "./context.ts";
import { exportedCards } from "./exported-cards.ts";

interface ExportPageProps {
  readonly context: ScalarsContext;
  readonly board: TagBoard;
}

/** Saves all cards of the page at once. */
export function ExportPage(props: ExportPageProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        label="Export page…"
        icon={<Download aria-hidden />}
        disabled={props.board.tags.length === 0}
        onClick={() => setIsOpen(true)}
      />
      {isOpen && <PageDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}

/** Of the cards that were there when it was opened. */
function PageDialog({
  context,
  board,
  onClose,
}: ExportPageProps & { readonly onClose: () => void }) {
  const [cards] = useState(() => exportedCards(context, board));
  const title = countText(cards.length, "card");
  return <ExportDialog {...{ cards, title, context, onClose }} />;
}
