export { runDemo } from "./commands/demo.ts";
export { makeDemoLogs } from "./demo/make-demo-logs.ts";
export { findPlugins } from "./plugins.ts";
export { runCli, type CliOptions } from "./run-cli.ts";
export { processTerminal, type Terminal } from "./terminal.ts";
export { VERSION } from "./version.ts";
