/** Plays one sound. Of all players of the page one plays at a time. */
export interface Player {
  readonly durationSecs: number;
  readonly isPlaying: boolean;
  /** Whether it starts again at the end. */
  readonly loops: boolean;
  setLoops(loops: boolean): void;
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

  const player: Player = {
    durationSecs,
    get isPlaying() {
      return source !== undefined;
    },
    get loops() {
      return loops;
    },
    setLoops(next) {
      fromSecs = player.atSecs();
      startedAtSecs = output?.currentTime ?? 0;
      loops = next;
      if (source !== undefined) source.loop = next;
      tell();
    },
    atSecs() {
      if (source === undefined || output === undefined) return fromSecs;
      const secs = fromSecs + output.currentTime - startedAtSecs;
      return loops ? secs % durationSecs : Math.min(secs, durationSecs);
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

  function start(secs: number): void {
    // Made at the first sound: before a gesture of the user browsers keep it silent, and warn.
    output ??= new AudioContext();
    void output.resume();
    source = output.createBufferSource();
    source.buffer = buffer;
    source.loop = loops;
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
