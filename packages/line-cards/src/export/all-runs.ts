import { runColor, type Theme } from "@runlens/widgets";
import type { LineCardContext } from "../line-card-context.ts";
import type { LineSource } from "../select-lines.ts";
import type { ExportedCard } from "./exported-card.ts";

/**
 * The same cards with a line for every run that has one of their tags, shown or not. Groups
 * become their single runs. Expressions are left out: which runs have all that they need, only
 * the server knows.
 */
export async function withAllRuns(
  cards: readonly ExportedCard[],
  { reader }: Pick<LineCardContext, "reader">,
  theme: Theme,
): Promise<readonly ExportedCard[]> {
  const wanted = new Set(cards.flatMap(({ sources }) => sources.map(({ tag }) => tag)));
  const series = await reader.series({ experiment: "", tags: [...wanted] });
  const runsOf = (tag: string): string[] =>
    series.filter((each) => each.tag === tag).map(({ run }) => run);
  return cards.map((card) => {
    const shown = new Map(
      card.sources.map((source) => [JSON.stringify([source.run, source.tag]), source]),
    );
    const firsts = new Map<string, LineSource>();
    for (const source of card.sources) {
      if (source.expression === undefined && !firsts.has(source.tag))
        firsts.set(source.tag, source);
    }
    const sources = Array.from(firsts.values()).flatMap(({ tag, group: _group, ...look }) =>
      runsOf(tag).map((run): LineSource => {
        const known = shown.get(JSON.stringify([run, tag]));
        const label = firsts.size === 1 ? run : `${tag} (${run})`;
        return known ?? { ...look, tag, run, label, color: runColor(run, theme) };
      }),
    );
    return { ...card, sources };
  });
}
