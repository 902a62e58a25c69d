import { parseRunFilter } from "@runlens/expressions";
import type { RunChoice } from "./use-run-choice.ts";

/** Why a filter does not do what was meant: no expression, a name that no run has, or no answer. */
export function filterProblem(
  text: string,
  { problem, unknownNames }: Pick<RunChoice, "problem" | "unknownNames">,
): string | undefined {
  const filter = parseRunFilter(text);
  if (filter.kind === "invalid") {
    const { message, hint = "", from } = filter.problem;
    return `Character ${from + 1}: ${message} ${hint}`.trim();
  }
  if (filter.kind !== "expression") return undefined;
  if (problem !== undefined) return `${problem.message} ${problem.hint ?? ""}`.trim();
  if (unknownNames.length === 0) return undefined;
  return `No run has ${unknownNames.map((name) => `“${name}”`).join(", ")}.`;
}
