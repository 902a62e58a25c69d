import { afterAll, vi } from "vitest";

/** Runs before each test file: nothing that one changes for all is left to those that share its process. */
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
