import { loopedSecs, type LoopRegion } from "./loop-region.ts";

/** Plays one sound. Of all players of the page one plays at a time. */
export interface Player {
  readonly durationSecs: number;
  readonly isPlaying: boolean;
  /** Whether it starts again at the end. */
  readonly loops: boolean;
  setLoops(loops: boolean): void;
  /** What is played again and again instead of the whole; undefined: none. */
  readonly region: LoopRegion | undefined;
  setRegion(region: LoopRegion | undefined): void;
  /** Seconds from the start. */
  atSecs(): number;
  /** From where it stands; from the start once the end was reached. */
  play(): void;
  pause(): void;
  seek(secs: number): void;
  /** Calls back when it starts, stops or is moved. */
  onChange(listener: () => void): () => void;
}

let output: AudioContext | undefined;
let playing: Player | undefined;

export function createPlayer(buffer: AudioBuffer): Player {
  const listeners = new Set<() => void>();
  const durationSecs = buffer.duration;
  let source: AudioBufferSourceNode | undefined;
  /** Where it stands while it does not play, and where it started otherwise. */
  let fromSecs = 0;
  let startedAtSecs = 0;
  let loops = false;
  let region: LoopRegion | undefined;

  const player: Player = {
    durationSecs,
    get isPlaying() {
      return source !== undefined;
    },
    get loops() {
      return loops;
    },
    setLoops(next) {
      change(() => (loops = next));
    },
    get region() {
      return region;
    },
    setRegion(next) {
      change(() => (region = next));
    },
    atSecs() {
      if (source === undefined || output === undefined) return fromSecs;
      const playedSecs = output.currentTime - startedAtSecs;
      const looped = loopOf();
      return looped === undefined
        ? Math.min(fromSecs + playedSecs, durationSecs)
        : loopedSecs(fromSecs, playedSecs, looped);
    },
    play() {
      if (source !== undefined) return;
      if (playing !== player) playing?.pause();
      playing = player;
      start(fromSecs >= durationSecs ? 0 : fromSecs);
    },
    pause() {
      if (source === undefined) return;
      fromSecs = player.atSecs();
      stop();
      tell();
    },
    seek(secs) {
      const wasPlaying = source !== undefined;
      stop();
      fromSecs = Math.min(Math.max(secs, 0), durationSecs);
      if (wasPlaying && fromSecs < durationSecs) start(fromSecs);
      else tell();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return player;

  /** What it goes through again and again. */
  function loopOf(): LoopRegion | undefined {
    return region ?? (loops ? { fromSecs: 0, toSecs: durationSecs } : undefined);
  }

  /** Changes what is looped, and goes on from where it is. */
  function change(apply: () => void): void {
    const wasPlaying = source !== undefined;
    fromSecs = player.atSecs();
    stop();
    apply();
    if (wasPlaying) start(fromSecs);
    else tell();
  }

  function start(wantedSecs: number): void {
    const looped = loopOf();
    const secs = region === undefined ? wantedSecs : within(region, wantedSecs);
    // Made at the first sound: before a gesture of the user browsers keep it silent, and warn.
    output ??= new AudioContext();
    void output.resume();
    source = output.createBufferSource();
    source.buffer = buffer;
    source.loop = looped !== undefined;
    source.loopStart = looped?.fromSecs ?? 0;
    source.loopEnd = looped?.toSecs ?? 0;
    source.connect(output.destination);
    source.addEventListener("ended", ended);
    source.start(0, secs);
    fromSecs = secs;
    startedAtSecs = output.currentTime;
    tell();
  }

  function stop(): void {
    source?.removeEventListener("ended", ended);
    source?.stop();
    source?.disconnect();
    source = undefined;
  }

  function ended(): void {
    stop();
    fromSecs = durationSecs;
    tell();
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }
}

/** Where to start: what is outside of the region starts at its beginning. */
function within({ fromSecs, toSecs }: LoopRegion, secs: number): number {
  return secs < fromSecs || secs >= toSecs ? fromSecs : secs;
}
