export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;

export interface PlaybackState {
  readonly isPlaying: boolean;
  readonly atSecs: number;
  /** Of the longest clip; 0 without any. */
  readonly durationSecs: number;
  readonly speed: number;
  readonly isLooped: boolean;
}

/** What a playback needs to know of a clip. */
export interface ClipTimes {
  readonly durationSecs: number;
  /** When each frame begins, rising from 0. */
  readonly frameSecs: readonly number[];
}

/** Where in time one or several clips are. Shorter clips wait on their last frame for the longest. */
export interface Playback {
  readonly state: () => PlaybackState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (change: Partial<Pick<PlaybackState, "speed" | "isLooped">>) => void;
  readonly setPlaying: (isPlaying: boolean) => void;
  readonly seek: (secs: number) => void;
  /** One frame on or back, of the clip that has a frame next, and stops. */
  readonly stepFrame: (direction: 1 | -1) => void;
  /** Time went by. */
  readonly advance: (secs: number) => void;
  /** @returns a function that takes the clip out again. */
  readonly add: (clip: ClipTimes) => () => void;
}

export function createPlayback(isPlaying: boolean): Playback {
  const clips = new Set<ClipTimes>();
  const listeners = new Set<() => void>();
  let state: PlaybackState = { isPlaying, atSecs: 0, durationSecs: 0, speed: 1, isLooped: true };

  const update = (change: Partial<PlaybackState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const seek = (secs: number): void =>
    update({ atSecs: Math.min(Math.max(secs, 0), state.durationSecs) });
  const measure = (): void => {
    const durationSecs = Math.max(0, ...[...clips].map((clip) => clip.durationSecs));
    update({ durationSecs, atSecs: Math.min(state.atSecs, durationSecs) });
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: update,
    setPlaying(next) {
      const isAtEnd = state.atSecs >= state.durationSecs;
      update({ isPlaying: next, atSecs: next && isAtEnd ? 0 : state.atSecs });
    },
    seek,
    stepFrame(direction) {
      const times = [...clips].flatMap((clip) => clip.frameSecs);
      const next =
        direction > 0
          ? Math.min(...times.filter((secs) => secs > state.atSecs))
          : Math.max(...times.filter((secs) => secs < state.atSecs));
      update({ isPlaying: false, atSecs: Number.isFinite(next) ? next : state.atSecs });
    },
    advance(secs) {
      const { durationSecs, speed, isLooped } = state;
      if (!state.isPlaying || durationSecs === 0) return;
      const atSecs = state.atSecs + secs * speed;
      if (atSecs < durationSecs) update({ atSecs });
      else if (isLooped) update({ atSecs: atSecs % durationSecs });
      else update({ isPlaying: false, atSecs: durationSecs });
    },
    add(clip) {
      clips.add(clip);
      measure();
      return () => {
        clips.delete(clip);
        measure();
      };
    },
  };
}

/** When the frames of a clip begin, from how long each is shown. */
export function clipTimes(delaysMs: readonly number[]): ClipTimes {
  let secs = 0;
  const frameSecs = delaysMs.map((ms) => {
    const start = secs;
    secs += ms / 1000;
    return start;
  });
  return { durationSecs: secs, frameSecs };
}

/** The frame that is shown at a time; after the end the last. */
export function frameAt({ frameSecs }: ClipTimes, secs: number): number {
  return Math.max(
    frameSecs.findLastIndex((start) => start <= secs),
    0,
  );
}
