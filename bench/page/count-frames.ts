import type { DrawnFrame } from "../page-reports.ts";

/** Runs before the page's own scripts. `drawnFrames` is for the measurement to take out. */
const frames: DrawnFrame[] = [];
const request = window.requestAnimationFrame.bind(window);

window.requestAnimationFrame = (callback) =>
  request((atMs) => {
    const startMs = performance.now();
    callback(atMs);
    const scriptMs = performance.now() - startMs;
    const last = frames.at(-1);
    if (last?.atMs !== atMs) frames.push({ atMs, scriptMs });
    else frames[frames.length - 1] = { atMs, scriptMs: last.scriptMs + scriptMs };
  });

Object.assign(window, { drawnFrames: frames });
