import type { Store } from "./store.ts";
import { formatUrl, parseUrl, type UrlState, type UrlVocabulary } from "./url-state.ts";

/** Browsers allow some 100 history changes in 30 s; a slider makes more. */
const REPLACE_DELAY_MS = 300;

/**
 * Keeps the address bar and `state` equal. A change of the dashboard adds a history
 * entry, unless none was named before; any other change replaces the current one.
 */
export function syncWithHistory(state: Store<UrlState>, vocabulary: UrlVocabulary): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = state.get().dashboard;
  const replace = (): void => {
    clearTimeout(timer);
    history.replaceState(null, "", linkOf(state.get()));
  };
  state.subscribe(() => {
    const { dashboard } = state.get();
    clearTimeout(timer);
    if (dashboard !== shown && shown !== undefined) {
      history.pushState(null, "", linkOf(state.get()));
    } else {
      timer = setTimeout(replace, REPLACE_DELAY_MS);
    }
    shown = dashboard;
  });
  addEventListener("popstate", () => {
    const next = parseUrl(location, vocabulary);
    shown = next.dashboard;
    state.update(() => next);
  });
  addEventListener("pagehide", replace);
}

/** The whole address that opens `state`. */
export function linkOf(state: UrlState): string {
  const { search, hash } = formatUrl(state);
  return location.origin + location.pathname + search + hash;
}
