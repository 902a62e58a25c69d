import { describe, expect, it } from "vitest";
import { clipTimes, createPlayback, frameAt } from "./playback.ts";

/** A clip of 1 s in four frames, and one of 0.5 s in two. */
function setup(isPlaying = true) {
  const playback = createPlayback(isPlaying);
  playback.add(clipTimes([250, 250, 250, 250]));
  const removeShort = playback.add(clipTimes([125, 375]));
  return { playback, removeShort, at: () => playback.state().atSecs };
}

describe("a playback", () => {
  it("goes on at its speed, around while it is looped, and stops at the end otherwise", () => {
    const { playback, at } = setup();
    playback.change({ speed: 2 });
    playback.advance(0.375);
    expect(at()).toBe(0.75);
    playback.advance(0.25);
    expect(at()).toBe(0.25);
    playback.change({ isLooped: false });
    playback.advance(9);
    expect(playback.state()).toMatchObject({ atSecs: 1, isPlaying: false });
    playback.setPlaying(true);
    expect(at()).toBe(0);
  });

  it("stands still while it is stopped", () => {
    const { playback, at } = setup(false);
    playback.advance(0.5);
    expect(at()).toBe(0);
  });

  it("steps from frame to frame of all clips, no further than the last", () => {
    const { playback, at } = setup();
    const seen = [1, 1, 1, 1, 1, -1, -1].map((direction) => {
      playback.stepFrame(direction === 1 ? 1 : -1);
      return at();
    });
    expect(seen).toEqual([0.125, 0.25, 0.5, 0.75, 0.75, 0.5, 0.25]);
    expect(playback.state().isPlaying).toBe(false);
  });

  it("is as long as its longest clip", () => {
    const { playback, removeShort, at } = setup();
    const removeLonger = playback.add(clipTimes([4000]));
    playback.seek(9);
    expect(at()).toBe(4);
    removeLonger();
    removeShort();
    expect(playback.state()).toMatchObject({ durationSecs: 1, atSecs: 1 });
  });
});

it.each([
  [0, 0],
  [0.2, 1],
  [9, 1],
])("at %s s frame %s is shown", (secs, frame) => {
  expect(frameAt(clipTimes([125, 375]), secs)).toBe(frame);
});
