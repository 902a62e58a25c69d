import { visibleName } from "@runlens/base";
import { ChartNote, ChartProblem } from "@runlens/widgets";
import type { ReactNode } from "react";
import type { CardData } from "./card-query.ts";
import type { CardLine } from "./select-lines.ts";

interface CardNoteProps {
  readonly title: string;
  /** What to say where the card has no series to show. */
  readonly emptyNote: ReactNode;
  readonly hasSources: boolean;
  readonly lines: readonly CardLine[];
  readonly data: CardData;
  readonly onRetry: () => void;
}

/** Words in place of a chart, or over one that could not be brought up to date. */
export function CardNote({ title, emptyNote, hasSources, lines, data, onRetry }: CardNoteProps) {
  const { problem, loading } = data;
  const hasLines = lines.length > 0;
  if (!hasSources) return <ChartNote>{emptyNote}</ChartNote>;
  if (problem !== undefined) {
    return <ChartProblem problem={problem} isOverPicture={hasLines} onRetry={onRetry} />;
  }
  if (hasLines) return undefined;
  if (loading) return <ChartNote isWaiting>Loading points</ChartNote>;
  return (
    <ChartNote>The selected runs hold no points of “{visibleName(title)}” any more.</ChartNote>
  );
}
