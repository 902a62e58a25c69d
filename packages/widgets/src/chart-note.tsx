import type { Problem } from "@runlens/base";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import "./chart-note.css";

interface ChartNoteProps {
  /** Words that are said while something is waited for. */
  readonly isWaiting?: boolean;
  readonly children: ReactNode;
}

/** Words in the middle of the place of a picture. */
export function ChartNote({ isWaiting, children }: ChartNoteProps) {
  return (
    <p className="rl-chart-note" data-waiting={isWaiting || undefined}>
      {children}
    </p>
  );
}

interface ChartProblemProps {
  readonly problem: Problem;
  /** There is a picture, which could not be brought up to date. */
  readonly isOverPicture: boolean;
  readonly onRetry: () => void;
}

/** Why there is no picture, or no newer one. */
export function ChartProblem({ problem, isOverPicture, onRetry }: ChartProblemProps) {
  return (
    <div className="rl-chart-note" role="alert" data-over={isOverPicture || undefined}>
      <p>
        {problem.message} {problem.hint}
      </p>
      <Button label="Try again" onClick={onRetry} />
    </div>
  );
}
