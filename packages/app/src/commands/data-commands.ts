import type { ApiTag } from "@runlens/model";
import type { PageData } from "../page-data.ts";
import { onlySelected } from "../run-selection.ts";
import type { Session } from "../session.ts";
import type { Command } from "./command.ts";
import { homeOf, showTag } from "./tag-places.ts";

interface DataFacts {
  readonly session: Session;
  readonly data: PageData;
}

/** One for each run and each tag: thousands, so they are made when they are searched. */
export function dataCommands(facts: DataFacts): readonly Command[] {
  return [...runCommands(facts), ...tagCommands(facts)];
}

function runCommands({ session, data }: DataFacts): readonly Command[] {
  const { url, annotations } = session;
  const known = annotations.shown.get().annotations.runs;
  return data.runs.map(({ name }) => ({
    id: `run.${name}`,
    section: "Runs",
    title: `Show only run ${known.get(name)?.displayName ?? name}`,
    ...(known.get(name)?.displayName !== undefined && { note: name }),
    run: () => url.update((state) => ({ ...state, selection: onlySelected([name], data.runs) })),
  }));
}

function tagCommands(facts: DataFacts): readonly Command[] {
  return (facts.data.tags?.tags ?? [])
    .map((tag) => tagCommand(facts, tag))
    .filter((command) => command !== undefined);
}

function tagCommand(facts: DataFacts, { tag, pluginName }: ApiTag): Command | undefined {
  const home = homeOf(facts, pluginName);
  if (home === undefined) return undefined;
  const id = `tag.${pluginName}.${tag}`;
  const run = (): void => showTag(facts.session, home, tag);
  return { id, section: "Tags", title: `Show only tag ${tag}`, note: home.title, run };
}
