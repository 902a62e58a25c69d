import type { ApiTag } from "@runlens/model";
import { Button } from "@runlens/widgets";
import type { CardData } from "./card-query.ts";
import { plural } from "./card-text.ts";
import type { RunLine } from "./select-lines.ts";

interface CardNoteProps {
  readonly tag: ApiTag;
  /** Visible runs that have the tag. */
  readonly runCount: number;
  readonly lines: readonly RunLine[];
  readonly data: CardData;
  readonly onRetry: () => void;
}

/** Words in place of a chart, or over one that could not be brought up to date. */
export function CardNote({ tag, runCount, lines, data, onRetry }: CardNoteProps) {
  const { problem, loading } = data;
  if (runCount === 0) {
    return (
      <p className="scalar-card-note">
        No selected run has logged “{tag.tag}”. {plural(tag.runIndexes.length, "other run")}{" "}
        {tag.runIndexes.length === 1 ? "has" : "have"}.
      </p>
    );
  }
  if (problem !== undefined) {
    return (
      <div className="scalar-card-note" role="alert" data-over={lines.length > 0 || undefined}>
        <p>
          {problem.message} {problem.hint}
        </p>
        <Button label="Try again" onClick={onRetry} />
      </div>
    );
  }
  if (lines.length > 0) return undefined;
  return loading ? (
    <p className="scalar-card-note scalar-card-loading">Loading points</p>
  ) : (
    <p className="scalar-card-note">The selected runs hold no points of “{tag.tag}” any more.</p>
  );
}
