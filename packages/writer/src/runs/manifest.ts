import { MANIFEST_TAG } from "@runlens/format";
import { availableParallelism, arch, cpus, hostname, platform, release, totalmem } from "node:os";
import { type Dependencies, readDependencies } from "./dependencies.ts";
import { type GitState, readGitState } from "./git-state.ts";
import { namesSecret, withoutSecrets } from "./secrets.ts";

/** How a run came about: enough to start it again. */
export interface RunManifest {
  /** Of this layout; grows when a reader would have to know. */
  readonly version: 1;
  /** When the manifest was collected: ISO 8601, UTC. */
  readonly startedAt: string;
  /** The program and its arguments, without secrets. */
  readonly command: readonly string[];
  readonly workingDirectory: string;
  /** Absent outside a git working tree. */
  readonly git?: GitState;
  readonly runtime: { readonly node: string; readonly v8: string };
  readonly host: {
    readonly name: string;
    readonly platform: string;
    readonly release: string;
    readonly arch: string;
    readonly cpu: string;
    /** Cores that this process may use. */
    readonly cores: number;
    readonly memoryBytes: number;
  };
  /** Variables of the allow-list that are set. */
  readonly environment: Readonly<Record<string, string>>;
  /** Of the nearest package.json; installed versions where known, else the ranges asked for. */
  readonly dependencies: Dependencies;
}

export interface ManifestOptions {
  /** Where the code is: for git and package.json. The working directory by default. */
  readonly directory?: string;
  /**
   * Names of environment variables to keep besides the usual ones of launchers and
   * devices. A name that usually holds a secret is a TypeError.
   */
  readonly environment?: readonly string[];
}

/** Set by launchers, schedulers and people who choose devices and threads. */
const USUAL_VARIABLES = [
  "CI",
  "CUDA_VISIBLE_DEVICES",
  "LANG",
  "LOCAL_RANK",
  "NODE_ENV",
  "NODE_OPTIONS",
  "NODE_RANK",
  "OMP_NUM_THREADS",
  "RANK",
  "SLURM_JOB_ID",
  "SLURM_JOB_NAME",
  "SLURM_NODELIST",
  "SLURM_PROCID",
  "TZ",
  "UV_THREADPOOL_SIZE",
  "WORLD_SIZE",
];

/** What the manifest needs of a writer. Every `SummaryWriter` is one. */
export interface TextLog {
  text(tag: string, text: string, step: number): void;
}

/** Collects the manifest of this process. What cannot be found out is left out. */
export async function collectManifest({
  directory = process.cwd(),
  environment = [],
}: ManifestOptions = {}): Promise<RunManifest> {
  const secret = environment.find(namesSecret);
  if (secret !== undefined) {
    throw new TypeError(`environment names ${secret}, which looks like a secret`);
  }
  const git = await readGitState(directory);
  return {
    version: 1,
    startedAt: new Date().toISOString(),
    command: withoutSecrets([process.execPath, ...process.execArgv, ...process.argv.slice(1)]),
    workingDirectory: process.cwd(),
    ...(git === undefined ? {} : { git }),
    runtime: { node: process.version, v8: process.versions.v8 },
    host: {
      name: hostname(),
      platform: platform(),
      release: release(),
      arch: arch(),
      cpu: cpus()[0]?.model.trim() ?? "",
      cores: availableParallelism(),
      memoryBytes: totalmem(),
    },
    environment: variablesOf([...USUAL_VARIABLES, ...environment]),
    dependencies: await readDependencies(directory),
  };
}

/**
 * Collects the manifest and logs it as text under `MANIFEST_TAG` at step 0: JSON in a
 * fenced block, so that it is legible wherever text summaries are shown.
 */
export async function logManifest(log: TextLog, options?: ManifestOptions): Promise<RunManifest> {
  const manifest = await collectManifest(options);
  log.text(MANIFEST_TAG, manifestText(manifest), 0);
  return manifest;
}

/** The text of that summary. */
export function manifestText(manifest: RunManifest): string {
  return `\`\`\`json\n${JSON.stringify(manifest, undefined, 2)}\n\`\`\``;
}

function variablesOf(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, ...withoutSecrets([value])]];
    }),
  );
}
