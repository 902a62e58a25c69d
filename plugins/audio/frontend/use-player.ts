import { useEffect, useState } from "react";
import { createPlayer, type Player } from "./player.ts";

/** A player of a sound; it stops when another sound takes its place or its card goes. */
export function usePlayer(buffer: AudioBuffer): {
  readonly player: Player;
  /** Seconds from the start, right at each frame. */
  readonly atSecs: number;
} {
  const [player, setPlayer] = useState(() => createPlayer(buffer));
  const [made, setMade] = useState(buffer);
  if (made !== buffer) {
    setMade(buffer);
    setPlayer(createPlayer(buffer));
  }
  useEffect(() => () => player.pause(), [player]);

  const [, setDrawn] = useState({});
  useEffect(() => {
    let frame = 0;
    const draw = (): void => {
      setDrawn({});
      cancelAnimationFrame(frame);
      if (player.isPlaying) frame = requestAnimationFrame(draw);
    };
    const stop = player.onChange(draw);
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [player]);
  return { player, atSecs: player.atSecs() };
}
