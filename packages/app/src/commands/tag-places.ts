import type { ApiTag } from "@runlens/model";
import type { PluginManifest } from "@runlens/plugin-api";
import { filterOfTag } from "@runlens/plugin-api/tags";
import { startHistoryEntry } from "../history.ts";
import type { PageData } from "../page-data.ts";
import type { Session } from "../session.ts";
import { setSettingText, viewOf } from "../settings-state.ts";

interface TagFacts {
  readonly session: Session;
  readonly data: PageData;
}

/** Goes to a step of a tag, where a dashboard can bring it into sight; Back returns from there. */
export function goToStep(facts: TagFacts, { tag, pluginName }: ApiTag, step: number): void {
  const { session, data } = facts;
  const { url } = session;
  const home = homeOf(facts, pluginName, ({ lookAt }) => lookAt !== undefined);
  if (home === undefined) return;
  if (home === data.dashboard) startHistoryEntry(url.get());
  url.update((state) => ({ ...state, table: { ...state.table, isFull: false } }));
  showTag(session, home, tag);
  home.lookAt?.(viewOf(url, home), tag, step);
}

/** The dashboard that a tag is shown on: the one that is open, if it has the tag. */
export function homeOf(
  { session: { manifests }, data: { dashboard } }: TagFacts,
  pluginName: string,
  suits: (manifest: PluginManifest) => boolean = () => true,
): PluginManifest | undefined {
  const inOrder = dashboard === undefined ? manifests : [dashboard, ...manifests];
  return inOrder.find(
    (manifest) =>
      manifest.settings["tagFilter"] !== undefined &&
      showsTagsOf(manifest, pluginName) &&
      suits(manifest),
  );
}

/** By the filter of tags. */
export function showTag({ url }: Session, home: PluginManifest, tag: string): void {
  const filter = home.settings["tagFilter"];
  url.update((state) => ({ ...state, dashboard: home.id }));
  if (filter !== undefined) setSettingText(url, filter, filterOfTag(tag));
}

function showsTagsOf({ reads, shows = reads }: PluginManifest, pluginName: string): boolean {
  return shows.includes(pluginName);
}
