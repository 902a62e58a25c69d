import type { Store } from "./store.ts";
import { readLink } from "./tensorboard-links.ts";
import { formatUrl, type UrlState, type UrlVocabulary } from "./url-state.ts";

/** Browsers allow some 100 history changes in 30 s; a slider makes more. */
const MIN_REPLACE_INTERVAL_MS = 400;

/**
 * Keeps the address bar and `state` equal. A change of the dashboard adds a history
 * entry, unless none was named before; any other change replaces the current one.
 */
export function syncWithHistory(state: Store<UrlState>, vocabulary: UrlVocabulary): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let replacedAtMs = 0;
  let shown = state.get().dashboard;
  const replace = (): void => {
    replacedAtMs = Date.now();
    history.replaceState(null, "", linkOf(state.get()));
  };
  state.subscribe(() => {
    const { dashboard } = state.get();
    clearTimeout(timer);
    if (dashboard !== shown && shown !== undefined) {
      history.pushState(null, "", linkOf(state.get()));
    } else {
      timer = setTimeout(replace, replacedAtMs + MIN_REPLACE_INTERVAL_MS - Date.now());
    }
    shown = dashboard;
  });
  addEventListener("popstate", () => {
    const next = readLink(location, vocabulary);
    shown = next.dashboard;
    state.update(() => next);
  });
}

/** Leaves `state`, which is shown, behind as an entry of its own: Back returns to it. */
export function startHistoryEntry(state: UrlState): void {
  history.replaceState(null, "", linkOf(state));
  history.pushState(null, "", linkOf(state));
}

/** The whole address that opens `state`. */
export function linkOf(state: UrlState): string {
  const { search, hash } = formatUrl(state);
  return location.origin + location.pathname + search + hash;
}
