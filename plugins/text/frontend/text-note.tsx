import type { Problem } from "@runlens/base";
import { Button } from "@runlens/widgets";
import type { Loaded } from "@runlens/plugin-api/media";
import type { ReactNode } from "react";

/** What an answer holds; words in its place while there is none, or why there is none. */
export function Answered<T>({
  answer,
  children,
}: {
  readonly answer: Loaded<T>;
  readonly children: (value: T) => ReactNode;
}) {
  if (answer.problem !== undefined) {
    return <ProblemNote problem={answer.problem} onRetry={answer.retry} />;
  }
  if (answer.value === undefined) return <p className="text-note text-loading">Loading text</p>;
  return children(answer.value);
}

interface ProblemNoteProps {
  readonly problem: Problem;
  /** Absent where asking again would not help. */
  readonly onRetry?: () => void;
}

export function ProblemNote({ problem, onRetry }: ProblemNoteProps) {
  return (
    <div className="text-note text-problem" role="alert">
      <p>
        {problem.message} {problem.hint}
      </p>
      {onRetry !== undefined && <Button label="Try again" onClick={onRetry} />}
    </div>
  );
}
