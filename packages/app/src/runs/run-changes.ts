import type { AnnotationChange, RunAnnotations, RunPatch } from "@runlens/model";

type Known = ReadonlyMap<string, RunAnnotations>;

/** The same change of several runs. */
export function patchRuns(runs: readonly string[], patch: RunPatch): AnnotationChange[] {
  return runs.map((run) => ({ kind: "setRun", run, patch }));
}

export function archiveRuns(runs: readonly string[], known: Known, isOn: boolean) {
  const others = runs.filter((run) => (known.get(run)?.archived === true) !== isOn);
  return patchRuns(others, { archived: isOn || null });
}

/** Tags as they are typed, several at once between commas: no blanks around them, each once. */
export function typedTags(text: string): readonly string[] {
  const tags = text.split(",").map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== "");
}

export function tagRuns(
  runs: readonly string[],
  known: Known,
  added: readonly string[],
): AnnotationChange[] {
  return runs.flatMap((run) => {
    const tags = known.get(run)?.tags ?? [];
    const next = [...new Set([...tags, ...added])];
    return next.length === tags.length ? [] : patchRuns([run], { tags: next });
  });
}

export function untagRuns(runs: readonly string[], known: Known, tag: string): AnnotationChange[] {
  return runs.flatMap((run) => {
    const tags = known.get(run)?.tags ?? [];
    return tags.includes(tag)
      ? patchRuns([run], { tags: tags.filter((each) => each !== tag) })
      : [];
  });
}

/** Tags that any of the runs has, each once. */
export function tagsOfRuns(runs: readonly string[], known: Known): readonly string[] {
  return [...new Set(runs.flatMap((run) => known.get(run)?.tags ?? []))];
}
