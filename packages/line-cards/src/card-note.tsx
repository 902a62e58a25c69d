import { Button } from "@runlens/widgets";
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
  if (!hasSources) return <p className="line-card-note">{emptyNote}</p>;
  if (problem !== undefined) {
    return (
      <div className="line-card-note" role="alert" data-over={lines.length > 0 || undefined}>
        <p>
          {problem.message} {problem.hint}
        </p>
        <Button label="Try again" onClick={onRetry} />
      </div>
    );
  }
  if (lines.length > 0) return undefined;
  return loading ? (
    <p className="line-card-note line-card-loading">Loading points</p>
  ) : (
    <p className="line-card-note">The selected runs hold no points of “{title}” any more.</p>
  );
}
