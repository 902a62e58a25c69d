import { createClient, type Client } from "@runlens/client";
import { createPaceMeter, type LoadPace } from "@runlens/model";
import type { PluginManifest, Setting } from "@runlens/plugin-api";
import { QueryClient } from "@tanstack/react-query";
import { createContext, use } from "react";
import { allSeries } from "./all-series.ts";
import { createPageAnnotations, type PageAnnotations } from "./annotations.ts";
import { coalesced } from "./coalesce.ts";
import type { Connection } from "./freshness.ts";
import { syncWithHistory } from "./history.ts";
import { createNewestStatus } from "./newest-status.ts";
import { listQueries, queryKeys, statusQuery } from "./queries.ts";
import { refetchAnew } from "./refetch-anew.ts";
import { withRemembered } from "./remembered.ts";
import { recordRunChanges, type ChangeUnasked } from "./run-undo.ts";
import { createStore, type Store } from "./store.ts";
import { readLink } from "./tensorboard-links.ts";
import { createUndoHistory } from "./undo-history.ts";
import { createUnsentChanges } from "./unsent-changes.ts";
import type { UrlState, UrlVocabulary } from "./url-state.ts";

export type SeriesChanges = ReadonlyMap<string, readonly string[]>;

/** What lives as long as the page: state, data and the connection to the server. */
export interface Session {
  readonly manifests: readonly PluginManifest[];
  readonly vocabulary: UrlVocabulary;
  readonly client: Client;
  readonly queryClient: QueryClient;
  readonly annotations: PageAnnotations;
  readonly url: Store<UrlState>;
  /** Changes the link where no person did: nobody undoes it. */
  readonly changeUnasked: ChangeUnasked;
  readonly connection: Store<Connection>;
  /** How fast the server reads event files; undefined while unknown. */
  readonly pace: Store<LoadPace | undefined>;
  /** Run → when this page last saw points arrive, milliseconds since the epoch. */
  readonly lastSeenMs: Store<ReadonlyMap<string, number>>;
  readonly onSeriesChange: (listener: (changes: SeriesChanges) => void) => () => void;
}

/** Lists of many runs are long, and while files are read they change all the time. */
const LIST_PAUSE_MS = 250;

export function startSession(manifests: readonly PluginManifest[]): Session {
  const vocabulary = vocabularyOf(manifests);
  const server = createClient(document.baseURI);
  const newestStatus = createNewestStatus((signal) => server.status(signal));
  const client: Client = { ...server, status: newestStatus.ask };
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        retry: false,
        // A machine without a network still reaches its own server.
        networkMode: "always",
      },
    },
  });
  const history = createUndoHistory();
  const unsent = createUnsentChanges({
    place: () => placeOf(queryClient, client),
    onRisk: askBeforeLeaving,
  });
  const annotations = createPageAnnotations(client.annotations, unsent, history);
  const url = createStore(readLink(location, vocabulary));
  const connection = createStore<Connection>("connecting");
  const pace = createStore<LoadPace | undefined>(undefined);
  const paceOf = createPaceMeter();
  const lastSeenMs = createStore<ReadonlyMap<string, number>>(new Map());
  const listeners = new Set<(changes: SeriesChanges) => void>();

  syncWithHistory(url, vocabulary);
  if (isFreshVisit()) url.update((state) => withRemembered(state, vocabulary));
  const changeUnasked = recordRunChanges({
    url,
    history,
    record: annotations.record,
    runs: () => queryClient.getQueryData(listQueries(client).runs.queryKey) ?? [],
    nameOf: (run) => annotations.shown.get().annotations.runs.get(run)?.displayName ?? run,
  });
  const emit = (changes: SeriesChanges): void => {
    for (const listener of listeners) listener(changes);
  };
  const refreshLists = coalesced(async () => {
    await refetchAnew(queryClient, queryKeys.lists);
    await new Promise((resolve) => setTimeout(resolve, LIST_PAUSE_MS));
  });
  client.follow({
    onConnection: (next) => connection.update(() => next),
    onChange(change) {
      newestStatus.tell(change.status);
      const before = queryClient.getQueryData(statusQuery(client).queryKey);
      queryClient.setQueryData(
        statusQuery(client).queryKey,
        (old) => old && { ...old, ...change.status },
      );
      const { phase } = change.status;
      if (phase === "loading") pace.update(() => paceOf(change.status, performance.now() / 1000));
      const damageGrew = before?.damagedRecords !== change.status.damagedRecords;
      if (change.listsChanged || damageGrew) refreshLists();
      const changes = change.series;
      // What is read for the first time says nothing of when it was logged.
      if (before !== undefined && before.phase !== "loading" && changes.size > 0) {
        lastSeenMs.update((seen) => new Map([...seen, ...[...changes.keys()].map(seenNow)]));
      }
      emit(changes);
    },
    onAnnotations: (version) => annotations.refresh(version),
    onMissed() {
      annotations.refresh();
      void refetchAnew(queryClient, queryKeys.status);
      refreshLists();
      const tags = queryClient.getQueryData(listQueries(client).tags.queryKey);
      if (tags !== undefined) emit(allSeries(tags));
    },
  });
  askAhead(queryClient, client);
  return {
    manifests,
    vocabulary,
    client,
    queryClient,
    annotations,
    url,
    changeUnasked,
    connection,
    pace,
    lastSeenMs,
    onSeriesChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What the page shows first is on its way while it is drawn for the first time. */
function askAhead(queryClient: QueryClient, client: Client): void {
  const { runs, tags } = listQueries(client);
  void queryClient.prefetchQuery(statusQuery(client));
  void queryClient.prefetchQuery(runs);
  void queryClient.prefetchQuery(tags);
}

const SessionContext = createContext<Session | undefined>(undefined);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error("no SessionProvider above this component");
  return session;
}

async function placeOf(queryClient: QueryClient, client: Client): Promise<string> {
  const { logDirectories } = await queryClient.ensureQueryData(statusQuery(client));
  return JSON.stringify([
    new URL(".", document.baseURI).href,
    ...logDirectories.map(({ path }) => path),
  ]);
}

function askBeforeLeaving(isAtRisk: boolean): void {
  if (isAtRisk) addEventListener("beforeunload", keepPage);
  else removeEventListener("beforeunload", keepPage);
}

/** The browser asks whether the page shall be left. */
function keepPage(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** A page that is loaded again, or gone back to, looks as it did. */
function isFreshVisit(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return !(entry instanceof PerformanceNavigationTiming) || entry.type === "navigate";
}

function seenNow(run: string): [string, number] {
  return [run, Date.now()];
}

function vocabularyOf(manifests: readonly PluginManifest[]): UrlVocabulary {
  const settings = manifests.flatMap((manifest) => Object.values(manifest.settings));
  return {
    settings: new Map(
      settings.map((setting): [string, Setting<unknown>] => [setting.urlKey, setting]),
    ),
    dashboards: manifests.map((manifest) => manifest.id),
  };
}
