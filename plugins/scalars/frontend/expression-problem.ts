import { namesIn, parseExpression, SERIES_LANGUAGE } from "@runlens/expressions";

/** Why an expression gives no line in any run; undefined where it may. @param tags of all runs. */
export function expressionProblem(
  expression: string,
  tags: ReadonlySet<string>,
): string | undefined {
  const read = parseExpression(expression, SERIES_LANGUAGE);
  if (read.kind === "invalid") return `Character ${read.problem.from + 1}: ${read.problem.message}`;
  const missing = missingTags(expression, tags);
  return missing.length === 0 ? undefined : `No run has ${inQuotes(missing)}.`;
}

/** What an expression needs and no run has; nothing of one that cannot be read. */
export function missingTags(expression: string, tags: ReadonlySet<string>): readonly string[] {
  const read = parseExpression(expression, SERIES_LANGUAGE);
  if (read.kind === "invalid") return [];
  const needed = namesIn(read.expression, SERIES_LANGUAGE);
  return [...needed.names, ...needed.tags].filter((name) => !tags.has(name));
}

/** “a” or “b”. */
export function inQuotes(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(" or ");
}
