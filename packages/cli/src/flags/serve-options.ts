import { EXIT, ExitError } from "../exit-error.ts";
import { badValue } from "./expand-flags.ts";
import { readLoadingOptions, type LoadingFlags, type LoadingOptions } from "./loading-options.ts";

/** What was typed for `runlens [DIR]`, by flag name. */
export interface ServeFlags extends LoadingFlags {
  readonly logdir?: string;
  readonly logdir_spec?: string;
  readonly reload_interval?: string;
  readonly host?: string;
  readonly bind_all?: boolean;
  readonly port?: string;
  readonly path_prefix?: string;
  readonly window_title?: string;
  readonly inspect?: boolean;
  readonly version_tb?: boolean;
}

/** Where the data lie, as typed. */
export type Source =
  | { readonly kind: "logdir"; readonly path: string }
  | { readonly kind: "logdirSpec"; readonly spec: string };

export interface ServeOptions {
  readonly source: Source;
  readonly reloadIntervalSecs: number;
  readonly loading: LoadingOptions;
  /** Undefined: localhost, because nobody asked for anything else. */
  readonly host: string | undefined;
  readonly bindAll: boolean;
  readonly port: number | "default";
  /** "" or "/a/b": no slash at the end. */
  readonly pathPrefix: string;
  readonly windowTitle: string;
}

const DEFAULT_RELOAD_INTERVAL_SECS = 5;

/**
 * Checks what was typed, values first, then conflicts in TensorBoard's order.
 * `defaultLogdir` stands in where no directory is given.
 */
export async function readServeOptions(
  flags: ServeFlags,
  directory: string | undefined,
  defaultLogdir?: () => Promise<string>,
): Promise<ServeOptions> {
  const port = readPort(flags.port);
  const reloadIntervalSecs = readReloadInterval(flags.reload_interval);
  const loading = readLoadingOptions(flags);
  const source = readSource(flags, directory);
  if (source === undefined && defaultLogdir === undefined) throw noSource();
  if (flags.host !== undefined && flags.bind_all === true) {
    throw conflict("--host and --bind_all exclude each other.", "Leave one of them out.");
  }
  const pathPrefix = readPathPrefix(flags.path_prefix);
  return {
    source: source ?? { kind: "logdir", path: (await defaultLogdir?.()) ?? "" },
    reloadIntervalSecs,
    loading,
    host: flags.host,
    bindAll: flags.bind_all ?? false,
    port,
    pathPrefix,
    windowTitle: flags.window_title ?? "",
  };
}

export function readSource(
  { logdir, logdir_spec: spec }: Pick<ServeFlags, "logdir" | "logdir_spec">,
  directory: string | undefined,
): Source | undefined {
  if ([logdir, spec, directory].filter(Boolean).length > 1) {
    throw conflict(
      "DIR, --logdir and --logdir_spec exclude each other.",
      "Give one of them; --logdir_spec takes several directories: a:path1,b:path2.",
    );
  }
  if (spec) return { kind: "logdirSpec", spec };
  const path = directory || logdir;
  return path ? { kind: "logdir", path } : undefined;
}

export function noSource(): ExitError {
  return new ExitError(EXIT.failed, {
    code: "cli.noSource",
    message: "No log directory was given.",
    hint: "For example: runlens logs, or runlens --logdir logs.",
  });
}

function readPort(typed: string | undefined): number | "default" {
  if (typed === undefined || typed === "default") return "default";
  if (!/^\d+$/.test(typed)) throw badValue("port", typed, "is a number or 'default'");
  return Number(typed);
}

function readReloadInterval(typed: string | undefined): number {
  if (typed === undefined) return DEFAULT_RELOAD_INTERVAL_SECS;
  const seconds = typed.trim() === "" ? Number.NaN : Number(typed);
  if (!(seconds >= 0 && Number.isFinite(seconds))) {
    throw badValue("reload_interval", typed, "is a number of seconds, 0 or more");
  }
  return seconds;
}

function readPathPrefix(typed = ""): string {
  if (typed === "" || typed.startsWith("/")) return typed.replace(/\/+$/, "");
  throw conflict(
    `--path_prefix starts with a slash, but got: '${typed}'.`,
    `Write --path_prefix /${typed}.`,
  );
}

function conflict(message: string, hint: string): ExitError {
  return new ExitError(EXIT.failed, { code: "cli.conflict", message, hint });
}
