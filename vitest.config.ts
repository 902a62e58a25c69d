import { defineConfig } from "vitest/config";

const shared = {
  exclude: ["**/node_modules/**"],
  // Property tests take seconds on a busy machine; only what hangs should fail.
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: [
            "packages/*/src/**/*.test.{ts,tsx}",
            "plugins/**/*.test.{ts,tsx}",
            "tools/**/*.test.ts",
            "bench/**/*.test.ts",
            "examples/**/*.test.ts",
          ],
          css: { include: [/tokens\.css/] },
        },
      },
      { test: { ...shared, name: "conformance", include: ["conformance/**/*.test.ts"] } },
      {
        test: {
          ...shared,
          name: "browser",
          include: ["e2e/**/*.test.ts"],
          globalSetup: "e2e/support/build-page.ts",
          // Two browsers at once: each waits half of the time, for its server or for its page.
          maxWorkers: 2,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
