import type { Problem } from "@runlens/base";
import type { Loaded } from "@runlens/plugin-api/media";
import { Button } from "@runlens/widgets";
import type { ReactNode } from "react";
import "./tag-page.css";

interface AnsweredProps<T> {
  readonly answer: Loaded<T>;
  /** While there is no answer: "Loading text". */
  readonly waiting: string;
  readonly children: (value: T) => ReactNode;
}

/** What an answer holds; words in its place while there is none, or why there is none. */
export function Answered<T>({ answer, waiting, children }: AnsweredProps<T>) {
  if (answer.problem !== undefined) {
    return <ProblemNote problem={answer.problem} onRetry={answer.retry} />;
  }
  if (answer.value === undefined) return <p className="card-note card-loading">{waiting}</p>;
  return children(answer.value);
}

/** Words where a card has nothing else to show. */
export function CardNote({ children }: { readonly children: ReactNode }) {
  return <p className="card-note">{children}</p>;
}

interface ProblemNoteProps {
  readonly problem: Problem;
  /** Absent where asking again would not help. */
  readonly onRetry?: () => void;
}

/** Why a card has nothing to show. */
export function ProblemNote({ problem, onRetry }: ProblemNoteProps) {
  return (
    <div className="card-note card-problem" role="alert">
      <p>
        {problem.message} {problem.hint}
      </p>
      {onRetry !== undefined && <Button label="Try again" onClick={onRetry} />}
    </div>
  );
}
