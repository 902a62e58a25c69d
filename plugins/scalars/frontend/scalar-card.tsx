import { LineCard, type CardsShare, type LineSource } from "@runlens/line-cards";
import { countText } from "@runlens/base";
import type { ApiTag } from "@runlens/model";
import { useMemo } from "react";
import type { ScalarsContext } from "./context.ts";

interface ScalarCardProps {
  readonly tag: ApiTag;
  readonly context: ScalarsContext;
  readonly share: CardsShare;
}

/** One tag: a line for each visible run that has it. */
export function ScalarCard({ tag, context, share }: ScalarCardProps) {
  const sources = useSources(tag, context);
  const others = tag.runIndexes.length;
  return (
    <LineCard
      id={tag.tag}
      title={tag.tag}
      description={tag.description}
      sources={sources}
      emptyNote={`No selected run has logged “${tag.tag}”. ${countText(others, "other run")} ${others === 1 ? "has" : "have"}.`}
      context={context}
      share={share}
    />
  );
}

function useSources(
  { tag, runIndexes }: ApiTag,
  { runs, tags }: ScalarsContext,
): readonly LineSource[] {
  return useMemo(() => {
    const having = new Set(runIndexes.map((index) => tags.runs[index]));
    return runs
      .filter(({ name }) => having.has(name))
      .map(({ name, color }) => ({ run: name, tag, color, label: name }));
  }, [tag, runIndexes, runs, tags.runs]);
}
