import type { Reader } from "@runlens/model";
import { createApp, loadPlugin, type RunningServer, serve, staticDirectory } from "@runlens/server";
import { EXIT } from "../exit-error.ts";
import type { ServeOptions } from "../flags/serve-options.ts";
import { explainEmptiness } from "../loading/explain-emptiness.ts";
import { problemLine, summaryLine } from "../loading/load-report.ts";
import { openData } from "../loading/open-data.ts";
import { type Loaded, watchLoading } from "../loading/watch-loading.ts";
import { findPlugins } from "../plugins.ts";
import { bindPort } from "../port.ts";
import { nextSignal } from "../signals.ts";
import { shownHost, urlOf } from "../start-url.ts";
import type { Terminal } from "../terminal.ts";
import { VERSION } from "../version.ts";
import { WEB_DIRECTORY } from "../web-directory.ts";

/** Serves a log directory until a signal ends it. */
export async function runServe(options: ServeOptions, terminal: Terminal): Promise<number> {
  const ended = nextSignal();
  const data = openData(options.source, options.loading, terminal);
  const { reader } = data;
  const server = await startServer(options, reader, terminal);
  await tellStart(options, server.port, terminal);

  data.load(options);
  void watchLoading(reader, terminal).then((loaded) => tellLoaded(loaded, options, terminal));

  const signal = await ended;
  terminal.progress("");
  if (signal === "SIGTERM") terminal.tell("Runlens caught SIGTERM; exiting...");
  await Promise.all([server.close(), data.close()]);
  return EXIT.ok;
}

async function startServer(
  options: ServeOptions,
  reader: Reader,
  terminal: Terminal,
): Promise<RunningServer> {
  const { bindAll, pathPrefix, windowTitle } = options;
  const host = bindAll ? undefined : (options.host ?? "localhost");
  const manifests = await findPlugins();
  const app = createApp({
    reader,
    plugins: await Promise.all(manifests.map(loadPlugin)),
    staticFiles: staticDirectory(WEB_DIRECTORY),
    settings: { version: VERSION, windowTitle, pathPrefix, host },
    onInternalError: (error, request) => terminal.tell(internalErrorText(error, request)),
  });
  // As TensorBoard does: what tunnels and proxies call 127.0.0.1 is not ::1, which the name may mean.
  const address = host === "localhost" ? "127.0.0.1" : host;
  return bindPort(options.port, host ?? "::", (port) => serve(app, { host: address, port }));
}

/** The whole of it, for a report: the client was told only to look here. */
function internalErrorText(error: unknown, request: Request): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${request.method} ${request.url} failed inside Runlens:\n${details}`;
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
