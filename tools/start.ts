import { processTerminal, runCli, runDemo } from "@runlens/cli";
import { buildWebIfStale } from "./build-web.ts";
import { inRoot } from "./root.ts";

const DEMO_LOGS = inRoot("demo-logs");
const terminal = processTerminal();

process.exitCode = await runCli(process.argv.slice(2), {
  terminal,
  async defaultLogdir() {
    await runDemo(DEMO_LOGS, terminal);
    return DEMO_LOGS;
  },
  beforeServing: () => buildWebIfStale((line) => terminal.tell(line)),
});
