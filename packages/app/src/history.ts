import type { Store } from "./store.ts";
import { formatUrl, parseUrl, type UrlState, type UrlVocabulary } from "./url-state.ts";

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
    const next = parseUrl(location, vocabulary);
    shown = next.dashboard;
    state.update(() => next);
  });
}

/** The whole address that opens `state`. */
export function linkOf(state: UrlState): string {
  const { search, hash } = formatUrl(state);
  return location.origin + location.pathname + search + hash;
}
