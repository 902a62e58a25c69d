import type { SamplingOptions } from "@runlens/plugin-api";
import { EXIT, ExitError } from "../exit-error.ts";
import {
  readAnnotationOptions,
  type AnnotationFlags,
  type AnnotationOptions,
} from "./annotation-options.ts";
import { checkCompatFlags, type CompatFlagValues } from "./compat-flags.ts";
import { badValue } from "./expand-flags.ts";
import { readLoadingOptions, type LoadingFlags, type LoadingOptions } from "./loading-options.ts";
import { readSamplingOptions, type SamplingFlags } from "./sampling-options.ts";

/** What was typed for `runlens [DIR]`, by flag name. */
export interface ServeFlags extends LoadingFlags, SamplingFlags, AnnotationFlags, CompatFlagValues {
  readonly logdir?: string;
  readonly logdir_spec?: string;
  readonly reload_interval?: string;
  readonly reload_task?: string;
  readonly host?: string;
  readonly bind_all?: boolean;
  readonly port?: string;
  readonly reuse_port?: string;
  readonly grpc_port?: string;
  readonly path_prefix?: string;
  readonly window_title?: string;
  readonly webapp?: string;
  readonly inspect?: boolean;
  readonly event_file?: string;
  readonly tag?: string;
  readonly version_tb?: boolean;
}

/** Where the data lie, as typed. */
export type Source =
  | { readonly kind: "logdir"; readonly path: string }
  | { readonly kind: "logdirSpec"; readonly spec: string };

export interface ServeOptions {
  readonly source: Source;
  readonly reloadIntervalSecs: number;
  /** True: nothing is served before everything is loaded. */
  readonly loadsFirst: boolean;
  readonly loading: LoadingOptions;
  readonly sampling: SamplingOptions;
  readonly annotations: AnnotationOptions;
  /** Undefined: localhost, because nobody asked for anything else. */
  readonly host: string | undefined;
  readonly bindAll: boolean;
  readonly port: number | "default";
  readonly reusePort: boolean;
  /** Undefined: no gRPC. */
  readonly grpcPort: number | undefined;
  /** "" or "/a/b": no slash at the end. */
  readonly pathPrefix: string;
  readonly windowTitle: string;
  /** Directory or zip file of another front end. */
  readonly webapp: string | undefined;
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
  const port = flags.port === "default" ? "default" : (readPort("port", flags.port) ?? "default");
  const grpcPort = readPort("grpc_port", flags.grpc_port);
  const reusePort = readReusePort(flags.reuse_port);
  checkCompatFlags(flags);
  const reloadIntervalSecs = readReloadInterval(flags.reload_interval);
  const loadsFirst = readLoadsFirst(flags.reload_task, reloadIntervalSecs);
  const loading = readLoadingOptions(flags);
  const sampling = readSamplingOptions(flags);
  const annotations = readAnnotationOptions(flags);
  const source = readSource(flags, directory);
  if (source === undefined && defaultLogdir === undefined) throw noSource();
  if (flags.host !== undefined && flags.bind_all === true) {
    throw conflict("--host and --bind_all exclude each other.", "Leave one of them out.");
  }
  const pathPrefix = readPathPrefix(flags.path_prefix);
  return {
    source: source ?? { kind: "logdir", path: (await defaultLogdir?.()) ?? "" },
    reloadIntervalSecs,
    loadsFirst,
    loading,
    sampling,
    annotations,
    host: flags.host,
    bindAll: flags.bind_all ?? false,
    port,
    reusePort,
    grpcPort,
    pathPrefix,
    windowTitle: flags.window_title ?? "",
    webapp: flags.webapp || undefined,
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

function readPort(name: "port" | "grpc_port", typed: string | undefined): number | undefined {
  if (typed === undefined || /^\d+$/.test(typed))
    return typed === undefined ? undefined : Number(typed);
  throw badValue(name, typed, name === "port" ? "is a number or 'default'" : "is a number");
}

function readReusePort(typed = "false"): boolean {
  const word = typed.toLowerCase();
  if (word !== "true" && word !== "false") throw badValue("reuse_port", typed, "is true or false");
  if (word === "true" && !canReusePort(process.versions.node)) {
    throw conflict(
      `Node ${process.versions.node} cannot share a port.`,
      "Take Node 22.12 or later, or leave --reuse_port out.",
    );
  }
  return word === "true";
}

/** Node has the option from 22.12 on, in the line of 23 from 23.1 on. */
export function canReusePort(nodeVersion: string): boolean {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  return major >= 24 || (major === 23 && minor >= 1) || (major === 22 && minor >= 12);
}

/** TensorBoard's `process` loads where the server cannot see it. */
function readLoadsFirst(typed = "auto", reloadIntervalSecs: number): boolean {
  if (typed === "auto" || typed === "thread") return false;
  if (typed !== "blocking") throw badValue("reload_task", typed, "is auto, thread or blocking");
  if (reloadIntervalSecs === 0) return true;
  throw conflict(
    "--reload_task blocking loads once, before anything is served.",
    "Add --reload_interval 0, or leave --reload_task out.",
  );
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

export function conflict(message: string, hint: string): ExitError {
  return new ExitError(EXIT.failed, { code: "cli.conflict", message, hint });
}
