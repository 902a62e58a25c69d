import "./progress-line.css";

interface ProgressLineProps {
  readonly label: string;
  /** 0 to 1; undefined while the end is unknown. */
  readonly fraction: number | undefined;
  /** Says it in words to those who do not see it. */
  readonly text: string;
}

/** Two pixels along the upper edge of the nearest positioned ancestor; moves nothing. */
export function ProgressLine({ label, fraction, text }: ProgressLineProps) {
  return (
    <progress
      className="rl-progress"
      aria-label={label}
      aria-valuetext={text}
      value={fraction}
      max={1}
    />
  );
}
