import { Button, Select, SliderTrack } from "@runlens/widgets";
import { Pause, Play, Repeat, StepBack, StepForward } from "lucide-react";
import { SPEEDS, type Playback } from "./playback.ts";
import { usePlaybackState } from "./use-playback.ts";
import "./playback-controls.css";

interface PlaybackControlsProps {
  readonly playback: Playback;
  /** What is played, for names of the controls. */
  readonly name: string;
}

const SPEED_OPTIONS = Object.fromEntries(SPEEDS.map((speed) => [String(speed), `${speed} ×`]));

/** Play, pause, frame by frame, loop, speed and place. */
export function PlaybackControls({ playback, name }: PlaybackControlsProps) {
  const { isPlaying, atSecs, durationSecs, speed, isLooped } = usePlaybackState(playback);
  return (
    <div className="image-playback" role="group" aria-label={`Playback: ${name}`}>
      <Button
        variant="icon"
        label={`${isPlaying ? "Pause" : "Play"}: ${name}`}
        hint={isPlaying ? "Pause" : "Play"}
        icon={isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        onClick={() => playback.setPlaying(!isPlaying)}
      />
      <Button
        variant="icon"
        label={`Frame before: ${name}`}
        hint="Frame before"
        icon={<StepBack aria-hidden />}
        onClick={() => playback.stepFrame(-1)}
      />
      <Button
        variant="icon"
        label={`Frame after: ${name}`}
        hint="Frame after"
        icon={<StepForward aria-hidden />}
        onClick={() => playback.stepFrame(1)}
      />
      <Button
        variant="icon"
        label={`Loop: ${name}`}
        hint="Loop"
        icon={<Repeat aria-hidden />}
        pressed={isLooped}
        onClick={() => playback.change({ isLooped: !isLooped })}
      />
      <Select
        label={`Speed: ${name}`}
        labelHidden
        value={String(speed)}
        options={SPEED_OPTIONS}
        onChange={(next) => playback.change({ speed: Number(next) })}
      />
      <SliderTrack
        label={`Time: ${name}`}
        text={`${atSecs.toFixed(2)} of ${durationSecs.toFixed(2)} s`}
        min={0}
        max={durationSecs}
        step={0.01}
        value={atSecs}
        onChange={(secs) => {
          playback.setPlaying(false);
          playback.seek(secs);
        }}
      />
      <output>{atSecs.toFixed(2)} s</output>
    </div>
  );
}
