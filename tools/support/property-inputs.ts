import fc from "fast-check";

/**
 * Runs before each test file: property tests see the same inputs each time, so that a change
 * fails for what it changed. `npm run fuzz` gives them others.
 */
fc.configureGlobal({ seed: Number(process.env["RUNLENS_TEST_SEED"] ?? 1) });
