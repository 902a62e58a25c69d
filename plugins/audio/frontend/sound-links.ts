import type { Player } from "./player.ts";

/** Sounds of several runs that are heard in comparison: their positions go along with each other. */
export interface SoundLinks {
  /** @returns leaves again. */
  join(name: string, player: Player): () => void;
  /** Goes on, at the same position, with the next sound of that name. */
  playNext(name: string, player: Player): void;
}

export function createSoundLinks(): SoundLinks {
  const groups = new Map<string, Set<Player>>();
  let isMoving = false;

  return {
    join(name, player) {
      const group = groups.get(name) ?? new Set();
      groups.set(name, group.add(player));
      let frame = 0;
      const takeAlong = (): void => {
        cancelAnimationFrame(frame);
        if (isMoving) return;
        isMoving = true;
        for (const other of group) {
          if (other !== player && !other.isPlaying) other.seek(player.atSecs());
        }
        isMoving = false;
        if (player.isPlaying) frame = requestAnimationFrame(takeAlong);
      };
      const stop = player.onChange(takeAlong);
      return () => {
        stop();
        cancelAnimationFrame(frame);
        group.delete(player);
      };
    },
    playNext(name, player) {
      const all = [...(groups.get(name) ?? [])];
      const playing = all.find(({ isPlaying }) => isPlaying) ?? player;
      all[(all.indexOf(playing) + 1) % all.length]?.play();
    },
  };
}
