import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const shared = {
  exclude: ["**/node_modules/**"],
  // Programs that tests start are compiled once, not once per start.
  env: { NODE_COMPILE_CACHE: fileURLToPath(new URL(".cache/compiled", import.meta.url)) },
  // Property tests take seconds on a busy machine; only what hangs should fail.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // Vitest would leave a core to itself, which has little to do; and each of two browsers waits
  // half of the time, for its server or for its page.
  maxWorkers: 2,
  setupFiles: ["tools/support/property-inputs.ts"],
};

/** Tests of these start programs and threads, send themselves signals, change what is global. */
const OF_THE_MACHINE = [
  "packages/{annotations,app,cli,grpc,index,ingest,server,writer}/src/**/*.test.{ts,tsx}",
  "{bench,examples,tools}/**/*.test.ts",
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["packages/*/src/**/*.test.{ts,tsx}", "plugins/**/*.test.{ts,tsx}"],
          exclude: [...shared.exclude, ...OF_THE_MACHINE],
          // One process for many files: starting one takes longer than most of them.
          isolate: false,
          setupFiles: [...shared.setupFiles, "tools/support/clean-globals.ts"],
          css: { include: [/tokens\.css/] },
        },
      },
      { test: { ...shared, name: "unit-isolated", include: OF_THE_MACHINE } },
      { test: { ...shared, name: "conformance", include: ["conformance/**/*.test.ts"] } },
      {
        test: {
          ...shared,
          name: "browser",
          include: ["e2e/**/*.test.ts"],
          globalSetup: "e2e/support/build-program.ts",
          expect: { poll: { timeout: 15_000 } },
          // Browser, server and test share two cores with whatever else the machine does. What
          // fails once is told at the end of the run, and is to be looked into.
          retry: 1,
        },
      },
    ],
  },
});
