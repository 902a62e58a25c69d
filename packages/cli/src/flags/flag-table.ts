import { COMPAT_FLAGS } from "./compat-flags.ts";
import type { Flag } from "./flag.ts";

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
  {
    name: "reload_task",
    value: "HOW",
    group: "Data:",
    help: "auto or thread: load while serving; blocking: load before, with --reload_interval 0 (default: auto)",
  },
  {
    name: "samples_per_plugin",
    value: "COUNTS",
    group: "Data:",
    help: "points of a series that TensorBoard's routes send, by plugin: images=100,scalars=500; 0 for all (every point is kept anyway)",
  },
  {
    name: "exact_sampling",
    group: "Data:",
    help: "let those be the points that TensorBoard picks at random, for tools that compare; with --load_fast=false as its slower loader does",
  },
  ...LOADING_FLAGS,
  {
    name: "annotations_dir",
    value: "DIR",
    group: "Annotations:",
    help: "where names, colours, notes and views that people add are kept (default: in the data directory of the user)",
  },
  {
    name: "no_annotations",
    group: "Annotations:",
    help: "keep them in memory only, until the server ends",
  },
  {
    name: "read_only",
    group: "Annotations:",
    help: "show them and let nobody change them",
  },
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
    name: "reuse_port",
    value: "BOOL",
    group: "Server:",
    help: "true: share the port with other servers that do so, too (SO_REUSEPORT)",
  },
  {
    name: "grpc_port",
    value: "PORT",
    group: "Server:",
    help: "port for tensorboard --grpc_data_provider localhost:PORT, 0 for any free one (default: none)",
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
    name: "webapp",
    value: "DIR_OR_ZIP",
    group: "Page:",
    help: "another front end in place of ours, such as TensorBoard's webfiles.zip",
  },
  {
    name: "inspect",
    group: "Other:",
    help: "print what tensorboard --inspect prints, and exit; runlens inspect DIR tells more",
  },
  {
    name: "event_file",
    value: "PATH",
    group: "Other:",
    help: "with --inspect: one event file instead of a directory",
  },
  { name: "tag", value: "TAG", group: "Other:", help: "with --inspect: only values of this tag" },
  { name: "version_tb", group: "Other:", help: "print the version and exit (also --version)" },
  ...COMPAT_FLAGS,
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
  extra_data_server_flags:
    "there is no separate data server; --verify and --max_memory say how logs are loaded.",
  grpc_creds_type: "Runlens asks no data provider; use --logdir.",
  grpc_data_provider:
    "Runlens asks no data provider, but is one with --grpc_port; use --logdir to read logs.",
};
