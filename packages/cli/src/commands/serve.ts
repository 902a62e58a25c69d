import { messageOf } from "@runlens/base";
import type { Reader } from "@runlens/model";
import {
  createApp,
  loadPlugin,
  openWebapp,
  type RunningServer,
  serve,
  staticDirectory,
} from "@runlens/server";
import { EXIT } from "../exit-error.ts";
import type { ServeOptions } from "../flags/serve-options.ts";
import { letHeapGrow } from "../heap-growth.ts";
import { registerInstance, type Instance } from "../info-file.ts";
import { annotationsOf } from "../loading/annotations-of.ts";
import { explainEmptiness } from "../loading/explain-emptiness.ts";
import { problemLine, summaryLine } from "../loading/load-report.ts";
import { openData } from "../loading/open-data.ts";
import { dataLocationOf } from "../loading/source.ts";
import { type Loaded, watchLoading } from "../loading/watch-loading.ts";
import { findPlugins } from "../plugins.ts";
import { bindPort } from "../port.ts";
import { nextSignal } from "../signals.ts";
import { shownHost, urlOf } from "../start-url.ts";
import type { Terminal } from "../terminal.ts";
import { VERSION } from "../version.ts";
import { WEB_DIRECTORY } from "../web-directory.ts";

/** Ending takes no longer: whoever sent the signal waits, and nothing is lost. */
const MAX_ENDING_MS = 4_000;

/**
 * Serves a log directory until a signal ends it.
 * @param args as they were typed: notebook tools know a running instance by them.
 */
export async function runServe(
  options: ServeOptions,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const startTimeSecs = Math.floor(Date.now() / 1000);
  const ended = nextSignal();
  const data = openData(options.source, options.loading, terminal);
  const { reader } = data;
  const loading = options.loadsFirst ? load() : undefined;
  await Promise.race([loading, ended]);
  const server = await startServer(options, reader, terminal);
  const grpc = await startGrpc(options, reader, terminal);
  await tellStart(options, server.port, terminal);
  if (grpc !== undefined) tellGrpc(grpc.port, terminal);
  const unregister = register(
    {
      args,
      workingDirectory: process.cwd(),
      logdir: dataLocationOf(options.source),
      pathPrefix: options.pathPrefix,
      pid: process.pid,
      port: server.port,
      startTimeSecs,
      version: VERSION,
    },
    terminal,
  );
  if (loading === undefined) void load();

  const signal = await ended;
  setTimeout(() => process.exit(EXIT.ok), MAX_ENDING_MS).unref();
  unregister();
  terminal.progress("");
  if (signal === "SIGTERM") terminal.tell("Runlens caught SIGTERM; exiting...");
  await Promise.all([server.close(), grpc?.close(), data.close()]);
  return EXIT.ok;

  async function load(): Promise<void> {
    data.load(options);
    await tellLoaded(await watchLoading(reader, terminal), options, terminal);
    letHeapGrow();
  }
}

async function startServer(
  options: ServeOptions,
  reader: Reader,
  terminal: Terminal,
): Promise<RunningServer> {
  const { pathPrefix, windowTitle, webapp, reusePort } = options;
  const { name, address } = listeningOn(options);
  const manifests = await findPlugins();
  const app = createApp({
    reader,
    annotations: annotationsOf(options.source, options.annotations, terminal),
    sampling: options.sampling,
    plugins: await Promise.all(manifests.map(loadPlugin)),
    staticFiles: staticDirectory(WEB_DIRECTORY),
    ...(webapp === undefined ? {} : { webapp: await openWebapp(webapp) }),
    settings: { version: VERSION, windowTitle, pathPrefix, host: name },
    onInternalError: (error, { method, url }) =>
      terminal.tell(internalErrorText(error, `${method} ${url}`)),
  });
  const bind = (port: number): Promise<RunningServer> =>
    serve(app, { host: address, port, reusePort });
  return bindPort(options.port, name ?? "::", bind, reusePort);
}

/** TensorBoard's data provider, where it was asked for. Its library is loaded only then. */
async function startGrpc(
  options: ServeOptions,
  reader: Reader,
  terminal: Terminal,
): Promise<RunningServer | undefined> {
  if (options.grpcPort === undefined) return undefined;
  const { serveDataProvider } = await import("@runlens/grpc");
  const { name, address } = listeningOn(options);
  const onInternalError = (error: unknown, path: string): void =>
    terminal.tell(internalErrorText(error, `The call ${path}`));
  return bindPort(options.grpcPort, name ?? "::", (port) =>
    serveDataProvider({ reader, sampling: options.sampling, host: address, port, onInternalError }),
  );
}

/** The name that was asked for and the address that is meant; undefined: all. */
function listeningOn({ bindAll, host }: ServeOptions): {
  readonly name: string | undefined;
  readonly address: string | undefined;
} {
  const name = bindAll ? undefined : (host ?? "localhost");
  // As TensorBoard does: what tunnels and proxies call 127.0.0.1 is not ::1, which the name may mean.
  return { name, address: name === "localhost" ? "127.0.0.1" : name };
}

/** Without a place to register, notebook tools do not find this instance; nothing else is lost. */
function register(instance: Instance, terminal: Terminal): () => void {
  try {
    return registerInstance(instance);
  } catch (error) {
    terminal.tell(`Notebook tools will not find this server: ${messageOf(error)}`);
    return () => {};
  }
}

/** The whole of it, for a report: the client was told only to look here. */
function internalErrorText(error: unknown, what: string): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${what} failed inside Runlens:\n${details}`;
}

async function tellStart(options: ServeOptions, port: number, terminal: Terminal): Promise<void> {
  const { host, bindAll, pathPrefix } = options;
  if (host === undefined && !bindAll) {
    terminal.tell(
      "Serving Runlens on localhost; to expose to the network, use a proxy or pass --bind_all",
    );
  }
  const url = urlOf(host ?? (await shownHost(bindAll, port)), port, pathPrefix);
  terminal.tell(`Runlens ${VERSION} at ${url} (Press CTRL+C to quit)`);
}

function tellGrpc(port: number, terminal: Terminal): void {
  terminal.tell(`TensorBoard shows these data with --grpc_data_provider localhost:${port}`);
}

async function tellLoaded(
  { status, elapsedSecs }: Loaded,
  options: ServeOptions,
  terminal: Terminal,
): Promise<void> {
  if (status.filesFound > 0) terminal.tell(summaryLine(status, elapsedSecs));
  const problems = problemLine(status);
  if (problems !== undefined) terminal.tell(problems);
  for (const explanation of await explainEmptiness(status)) terminal.tell(explanation);
  if (status.filesFound === 0) terminal.tell(whatNext(options.reloadIntervalSecs));
}

function whatNext(reloadIntervalSecs: number): string {
  return reloadIntervalSecs === 0
    ? "  --reload_interval 0 looks once: start again when there is something to see."
    : "  Runlens keeps looking and shows what appears; no restart is needed.";
}
