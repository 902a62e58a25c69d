import type { Problem } from "@runlens/base";
import { Button } from "@runlens/widgets";

interface MeshNoteProps {
  readonly problem: Problem;
  /** Absent where asking again would not help. */
  readonly onRetry?: () => void;
}

/** Why there is nothing to see. */
export function MeshNote({ problem, onRetry }: MeshNoteProps) {
  return (
    <div className="mesh-note mesh-problem" role="alert">
      <p>
        {problem.message} {problem.hint}
      </p>
      {onRetry !== undefined && <Button label="Try again" onClick={onRetry} />}
    </div>
  );
}
