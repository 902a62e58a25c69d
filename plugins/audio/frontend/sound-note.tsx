import type { Problem } from "@runlens/base";
import { Button } from "@runlens/widgets";

interface SoundNoteProps {
  readonly problem: Problem;
  /** Absent where asking again would not help. */
  readonly onRetry?: () => void;
}

/** Why there is nothing to hear. */
export function SoundNote({ problem, onRetry }: SoundNoteProps) {
  return (
    <div className="sound-note sound-problem" role="alert">
      <p>
        {problem.message} {problem.hint}
      </p>
      {onRetry !== undefined && <Button label="Try again" onClick={onRetry} />}
    </div>
  );
}
