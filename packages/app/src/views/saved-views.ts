import type { AnnotationChange } from "@runlens/model";
import { startHistoryEntry } from "../history.ts";
import type { Session } from "../session.ts";
import { readLink } from "../tensorboard-links.ts";
import { formatUrl, type UrlState } from "../url-state.ts";

/** What of a link a saved view keeps: all that follows the address of the page. */
export function viewLink(state: UrlState): string {
  const { search, hash } = formatUrl(state);
  return search + hash;
}

/** Shows the view; the one before is an entry of the history. */
export function openView({ url, vocabulary }: Session, link: string): void {
  const { search, hash } = new URL(link, document.baseURI);
  const next = readLink({ search, hash }, vocabulary);
  if (next.dashboard === url.get().dashboard) startHistoryEntry(url.get());
  url.update(() => next);
}

/** A name that another view has is left as it is: nothing is lost by a slip. */
export function renameChanges(
  views: ReadonlyMap<string, string>,
  name: string,
  next: string,
): readonly AnnotationChange[] {
  const link = views.get(name);
  if (link === undefined || next === "" || views.has(next)) return [];
  return [
    { kind: "setView", name, link: null },
    { kind: "setView", name: next, link },
  ];
}
