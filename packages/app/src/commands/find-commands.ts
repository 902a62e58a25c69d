import type { Command } from "./command.ts";
import { matchScore } from "./match-score.ts";

/** More are not listed: who sees a hundred types another letter. */
const MAX_FOUND = 100;
/** Tips the scales between commands that match about as well. */
const RECENT_SCORE = 0.25;

/**
 * The commands that match what was typed, best first. Nothing typed: those used lately, newest
 * first, then the others in their order.
 * @param recent ids of commands, newest first.
 */
export function findCommands(
  commands: readonly Command[],
  query: string,
  recent: readonly string[],
): readonly Command[] {
  return query.trim() === "" ? recentFirst(commands, recent) : matching(commands, query, recent);
}

function recentFirst(commands: readonly Command[], recent: readonly string[]): readonly Command[] {
  const byId = new Map(commands.map((command) => [command.id, command]));
  const used = recent.flatMap((id) => byId.get(id) ?? []);
  const others = commands.filter(({ id }) => !recent.includes(id));
  return [...used, ...others].slice(0, MAX_FOUND);
}

function matching(
  commands: readonly Command[],
  query: string,
  recent: readonly string[],
): readonly Command[] {
  const found = commands.flatMap((command) => {
    const { id, title, note = "", section } = command;
    const score = matchScore(query, title, `${note} ${section}`);
    if (score === undefined) return [];
    return [{ command, score: score + (recent.includes(id) ? RECENT_SCORE : 0) }];
  });
  return found
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MAX_FOUND)
    .map(({ command }) => command);
}
