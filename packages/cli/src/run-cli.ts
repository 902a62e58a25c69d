import { messageOf, RunlensError } from "@runlens/base";
import { Command, CommanderError, Option } from "commander";
import { runIndex } from "./commands/build-index.ts";
import { runInspectAsTensorBoard } from "./commands/inspect-as-tensorboard.ts";
import { runInspect, type InspectOptions } from "./commands/inspect.ts";
import { runServe } from "./commands/serve.ts";
import { EXIT, ExitError } from "./exit-error.ts";
import { expandFlags } from "./flags/expand-flags.ts";
import { INDEX_FLAGS, INSPECT_FLAGS, REFUSED_FLAGS, SERVE_FLAGS } from "./flags/flag-table.ts";
import type { Flag } from "./flags/flag.ts";
import { readInspectSource } from "./flags/inspect-source.ts";
import { readLoadingOptions, type LoadingFlags } from "./flags/loading-options.ts";
import { noSource, readServeOptions, readSource, type ServeFlags } from "./flags/serve-options.ts";
import type { Terminal } from "./terminal.ts";
import { VERSION } from "./version.ts";

export interface CliOptions {
  readonly terminal: Terminal;
  /** Gives the directory to serve where none was named. Absent: that is an error. */
  readonly defaultLogdir?: () => Promise<string>;
  /** Awaited before a server starts: the time to build its pages. */
  readonly beforeServing?: () => Promise<void>;
}

const EXAMPLES = `
Examples:
  runlens logs                                 show every run below logs/
  runlens --logdir_spec a:logs/a,b:logs/b      show several directories, each under a name
  runlens logs --port 0                        on any free port
  runlens inspect logs                         what is in logs/, without a browser
  runlens index logs                           read logs/ now, to open it fast later`;

/** Runs `runlens ARGS` and gives its exit code. Returns once the command has ended. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<number> {
  const { terminal } = options;
  try {
    return await dispatch(args, options);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(error instanceof RunlensError)) throw error;
    const exitCode = error instanceof ExitError ? error.exitCode : EXIT.failed;
    const hint = error.hint === undefined ? "" : ` ${error.hint}`;
    terminal.tell(`${prefixOf(exitCode)}: ${messageOf(error)}${hint}`);
    return exitCode;
  }
}

function prefixOf(exitCode: number): string {
  if (exitCode === EXIT.usage) return "usage: runlens [COMMAND] [DIR] [FLAGS]\nrunlens: error";
  return exitCode === EXIT.server ? "ERROR" : "Error";
}

async function dispatch(args: readonly string[], options: CliOptions): Promise<number> {
  const { terminal } = options;
  let exitCode: number = EXIT.ok;

  const inspect = commandWithFlags("inspect", INSPECT_FLAGS)
    .description("print runs, tags, kinds, counts, steps and damaged places of a directory")
    .argument("<DIR>", "log directory")
    .action(async (directory: string, flags: ReadingFlags) => {
      const source = { kind: "logdir", path: directory } as const;
      exitCode = await runInspect(source, readingOptions(flags), terminal);
    });

  const index = commandWithFlags("index", INDEX_FLAGS)
    .description("read a directory and keep what was read, so that it opens fast from then on")
    .argument("[DIR]", "log directory")
    .action(async (directory: string | undefined, flags: ReadingFlags) => {
      const source = readSource(flags, directory);
      if (source === undefined) throw noSource();
      exitCode = await runIndex(source, readingOptions(flags), terminal);
    });

  const demo = commandWithFlags("demo", [])
    .description("train a small model and log it, to have something to look at")
    .argument("[DIR]", "where to; made when missing", "demo-logs")
    .action(async (directory: string) => {
      const { runDemo } = await import("./commands/demo.ts");
      await runDemo(directory, terminal);
    });

  const serve = commandWithFlags("runlens", SERVE_FLAGS)
    .description("Shows what training runs logged, in the browser, live.")
    .argument("[DIR]", "log directory; the same as --logdir")
    .action(async (directory: string | undefined, flags: ServeFlags) => {
      exitCode = await serveOrAnswer(args, flags, directory, options);
    })
    .addCommand(inspect)
    .addCommand(index)
    .addCommand(demo)
    .helpCommand(false)
    // What stands behind the name of a command belongs to it, also where both have the flag.
    .enablePositionalOptions()
    .addHelpText("after", EXAMPLES);

  for (const command of [serve, inspect, index, demo]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.tell(text.trimEnd().replace(/^error/, "runlens: error")),
    });
  }

  await serve.parseAsync(plainArguments(args), { from: "user" });
  return exitCode;
}

/** The arguments in a form that commander understands, the command's name in front. */
function plainArguments(args: readonly string[]): string[] {
  const [first = "", ...rest] = args;
  switch (first) {
    case "inspect":
      return [first, ...expandFlags(rest, INSPECT_FLAGS)];
    case "index":
      return [first, ...expandFlags(rest, INDEX_FLAGS)];
    case "demo":
      return [first, ...expandFlags(rest, [])];
    default:
      return expandFlags(first === "serve" ? rest : args, SERVE_FLAGS, REFUSED_FLAGS);
  }
}

function commandWithFlags(name: string, flags: readonly Flag[]): Command {
  const command = new Command(name);
  command.helpOption("-h, --help", "print this help and exit");
  for (const { name: flagName, value, group, help } of flags) {
    const spelling = value === undefined ? `--${flagName}` : `--${flagName} <${value}>`;
    command.addOption(new Option(spelling, help).helpGroup(group));
  }
  return command;
}

/** What was typed for a command that reads logs and ends. */
interface ReadingFlags extends LoadingFlags {
  readonly json?: boolean;
  readonly logdir_spec?: string;
}

function readingOptions(flags: ReadingFlags): InspectOptions {
  return { json: flags.json ?? false, loading: readLoadingOptions(flags) };
}

/** TensorBoard has three commands in one: two of its flags ask for an answer instead of a server. */
async function serveOrAnswer(
  args: readonly string[],
  flags: ServeFlags,
  directory: string | undefined,
  { terminal, defaultLogdir, beforeServing }: CliOptions,
): Promise<number> {
  if (flags.version_tb === true) {
    terminal.out(VERSION);
    return EXIT.ok;
  }
  if (flags.inspect === true) {
    return runInspectAsTensorBoard(readInspectSource(flags, directory), terminal);
  }
  const serveOptions = await readServeOptions(flags, directory, defaultLogdir);
  await beforeServing?.();
  return runServe(serveOptions, args, terminal);
}
