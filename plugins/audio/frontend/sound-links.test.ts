import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Player } from "./player.ts";
import { createSoundLinks } from "./sound-links.ts";

/** A player without sound, which stops the one that plays. */
function createSilent(all: Player[]): Player {
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  let at = 0;
  let isPlaying = false;
  const player: Player = {
    durationSecs: 10,
    get isPlaying() {
      return isPlaying;
    },
    loops: false,
    region: undefined,
    setLoops: () => {},
    setRegion: () => {},
    atSecs: () => at,
    play() {
      for (const other of all) if (other !== player) other.pause();
      isPlaying = true;
      tell();
    },
    pause() {
      if (!isPlaying) return;
      isPlaying = false;
      tell();
    },
    seek(secs) {
      at = secs;
      tell();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  all.push(player);
  return player;
}

function setup() {
  const all: Player[] = [];
  const links = createSoundLinks();
  const players = ["tone", "tone", "other"].map((name) => {
    const player = createSilent(all);
    return { player, leave: links.join(name, player) };
  });
  const places = () => players.map(({ player }) => player.atSecs());
  const playing = () => players.findIndex(({ player }) => player.isPlaying);
  return { links, players, places, playing };
}

beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", () => 0);
  vi.stubGlobal("cancelAnimationFrame", () => {});
});
afterEach(() => vi.unstubAllGlobals());

describe("linked sounds", () => {
  it("of one name go along with each other, until they leave", () => {
    const { players, places } = setup();
    players[0]?.player.seek(4);
    expect(places()).toEqual([4, 4, 0]);
    players[1]?.leave();
    players[0]?.player.seek(5);
    expect(places()).toEqual([5, 4, 0]);
  });

  it("are switched at the same position, round and round", () => {
    const { links, players, places, playing } = setup();
    const first = players[0]?.player;
    if (first === undefined) return;
    first.seek(3);
    first.play();
    links.playNext("tone", first);
    expect([playing(), ...places()]).toEqual([1, 3, 3, 0]);
    links.playNext("tone", first);
    expect([playing(), ...places()]).toEqual([0, 3, 3, 0]);
  });
});
