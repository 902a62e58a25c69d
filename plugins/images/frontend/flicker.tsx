import { Button, Slider } from "@runlens/widgets";
import { Pause, Play, Repeat2 } from "lucide-react";
import { useEffect, useState } from "react";
import { Stacked, type StackedProps } from "./overlay.tsx";
import { prefersStillness } from "./stillness.ts";

/** Three flashes in a second are the most that WCAG 2.3.1 allows: six changes of picture. */
const MAX_CHANGES_PER_SEC = 6;

/** A and B in turn in one place. By hand only, until told otherwise, where motion is unwanted. */
export function Flicker(props: StackedProps) {
  const [isB, setB] = useState(false);
  const [changesPerSec, setChangesPerSec] = useState(2);
  const [isRunning, setRunning] = useState(() => !prefersStillness());
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setB((was) => !was), 1000 / changesPerSec);
    return () => clearInterval(timer);
  }, [isRunning, changesPerSec]);
  return (
    <div className="image-overlay">
      <Stacked {...props} cover={{ visibility: isB ? "visible" : "hidden" }} />
      <div className="image-flicker">
        <output className="image-flicker-side" aria-live="off">
          {isB ? "B" : "A"}
        </output>
        <Button
          variant="icon"
          label={isRunning ? "Stop flickering" : "Flicker"}
          icon={isRunning ? <Pause aria-hidden /> : <Play aria-hidden />}
          onClick={() => setRunning(!isRunning)}
        />
        <Button
          variant="icon"
          label="Show the other"
          icon={<Repeat2 aria-hidden />}
          onClick={() => {
            setRunning(false);
            setB(!isB);
          }}
        />
        <Slider
          label="Changes per second"
          min={0.5}
          max={MAX_CHANGES_PER_SEC}
          step={0.5}
          value={changesPerSec}
          onChange={setChangesPerSec}
        />
      </div>
    </div>
  );
}
