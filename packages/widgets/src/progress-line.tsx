import "./progress-line.css";

interface ProgressLineProps {
  readonly label: string;
  /** 0 to 1; undefined while the end is unknown. */
  readonly fraction: number | undefined;
}

/** Two pixels along the lower edge of the nearest positioned ancestor; moves nothing. */
export function ProgressLine({ label, fraction }: ProgressLineProps) {
  return <progress className="rl-progress" aria-label={label} value={fraction} max={1} />;
}
