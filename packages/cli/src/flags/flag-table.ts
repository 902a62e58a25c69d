/** One flag of a command, declared here and nowhere else. */
export interface Flag {
  /** As typed after `--`; TensorBoard's spelling where it has the flag. */
  readonly name: string;
  /** Placeholder of its value; absent for a switch. */
  readonly value?: string;
  readonly group: string;
  readonly help: string;
}

const LOGDIR_SPEC_FLAG = {
  name: "logdir_spec",
  value: "SPEC",
  group: "Data:",
  help: "several directories, each under a name: name1:path1,name2:path2",
} as const satisfies Flag;

const JSON_FLAG = {
  name: "json",
  group: "Output:",
  help: "print JSON for programs instead of a table",
} as const satisfies Flag;

const INDEX_DIR_FLAG = {
  name: "index_dir",
  value: "DIR",
  group: "Loading:",
  help: "where indexes are kept (default: in the cache directory of the user)",
} as const satisfies Flag;

const VERIFY_FLAG = {
  name: "verify",
  value: "WHEN",
  group: "Loading:",
  help: "when checksums are checked: now, while loading; later, once everything is shown; off, never (default: now)",
} as const satisfies Flag;

const MAX_MEMORY_FLAG = {
  name: "max_memory",
  value: "SIZE",
  group: "Loading:",
  help: "memory for points, such as 4GB or 512MB; what is more stays on disk (default: a quarter of the machine's)",
} as const satisfies Flag;

const LOADING_FLAGS = [
  {
    name: "no_index",
    group: "Loading:",
    help: "neither use nor keep an index of what was read: each start reads all logs again",
  },
  INDEX_DIR_FLAG,
  VERIFY_FLAG,
  MAX_MEMORY_FLAG,
] as const satisfies readonly Flag[];

export const SERVE_FLAGS = [
  {
    name: "logdir",
    value: "PATH",
    group: "Data:",
    help: "directory to show, searched through and through for files with 'tfevents' in their name; the same as DIR",
  },
  LOGDIR_SPEC_FLAG,
  {
    name: "reload_interval",
    value: "SECS",
    group: "Data:",
    help: "pause between searches for new runs; growing files are followed all the time; 0 loads once (default: 5)",
  },
  ...LOADING_FLAGS,
  {
    name: "host",
    value: "ADDRESS",
    group: "Server:",
    help: "network address to listen on (default: localhost)",
  },
  { name: "bind_all", group: "Server:", help: "listen on all network addresses" },
  {
    name: "port",
    value: "PORT",
    group: "Server:",
    help: "port to listen on, 0 for any free one (default: 6006, or the next free one up to 6105)",
  },
  {
    name: "path_prefix",
    value: "PATH",
    group: "Server:",
    help: "path under which everything is served, such as /runlens behind a proxy",
  },
  {
    name: "window_title",
    value: "TEXT",
    group: "Page:",
    help: "title of the browser window",
  },
  {
    name: "inspect",
    group: "Other:",
    help: "print what the directory holds and exit; the same as runlens inspect DIR",
  },
  { name: "version_tb", group: "Other:", help: "print the version and exit (also --version)" },
] as const satisfies readonly Flag[];

export const INSPECT_FLAGS = [JSON_FLAG, ...LOADING_FLAGS] as const satisfies readonly Flag[];

export const INDEX_FLAGS = [
  LOGDIR_SPEC_FLAG,
  JSON_FLAG,
  INDEX_DIR_FLAG,
  VERIFY_FLAG,
  MAX_MEMORY_FLAG,
] as const satisfies readonly Flag[];

/** Flags of TensorBoard that Runlens refuses, and what to do instead. */
export const REFUSED_FLAGS: Readonly<Record<string, string>> = {
  db: "Runlens reads log directories only; use --logdir.",
  db_import: "Runlens reads log directories only; use --logdir.",
  detect_file_replacement: "replaced files are always noticed; leave the flag out.",
  event_file: "not there yet; give the file's directory to runlens inspect.",
  extra_data_server_flags: "there is no separate data server; leave the flag out.",
  generic_data: "it has no effect any more, here or in TensorBoard; leave it out.",
  grpc_creds_type: "not there yet; use --logdir.",
  grpc_data_provider: "not there yet; use --logdir.",
  load_fast: "there is one loader, and it is fast; leave the flag out.",
  max_reload_threads: "loading needs no tuning; leave the flag out.",
  purge_orphaned_data: "points that a restart replaced are always hidden; leave the flag out.",
  reload_multifile: "all event files of a run are always followed; leave the flag out.",
  reload_multifile_inactive_secs:
    "all event files of a run are always followed; leave the flag out.",
  reload_task: "loading always goes on while serving; leave the flag out.",
  reuse_port: "not there yet; choose a free port with --port 0.",
  samples_per_plugin: "every point is kept, nothing is sampled; leave the flag out.",
  tag: "not there yet; filter the output of runlens inspect DIR --json.",
};
