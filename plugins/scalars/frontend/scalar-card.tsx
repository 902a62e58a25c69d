import { countText } from "@runlens/base";
import { LineCard, type CardsShare } from "@runlens/line-cards";
import type { ApiTag } from "@runlens/model";
import { fetchedLater, type MenuSection } from "@runlens/widgets";
import { useMemo, useState } from "react";
import type { BoardSection } from "./board-section.ts";
import { cardSources, expressionOf } from "./card-sources.ts";
import { addedTags, saveAddedTags, withTags, type AddedTag } from "./card-tags.ts";
import type { ScalarsContext } from "./context.ts";
import { inQuotes, missingTags } from "./expression-problem.ts";

interface ScalarCardProps {
  readonly tag: ApiTag;
  /** What the card stands in. */
  readonly section: BoardSection;
  readonly context: ScalarsContext;
  readonly share: CardsShare;
}

const AddTags = fetchedLater(async () => (await import("./add-tags.tsx")).AddTags);
const AddExpression = fetchedLater(
  async () => (await import("./add-expression.tsx")).AddExpression,
);

/** One tag, and those that were added to it: a line for each visible run that has it. */
export function ScalarCard({ tag, section, context, share }: ScalarCardProps) {
  const { view, runs, tags, groups, settings } = context;
  const [adding, setAdding] = useState<"tags" | "expression">();
  const added = useMemo(() => addedTags(view, tag.tag), [view, tag.tag]);
  const asGroups = settings.groupCentre === "runs" ? undefined : groups;
  const sources = useMemo(
    () => cardSources(tag.tag, added, { tags, runs, groups: asGroups }),
    [tag.tag, added, tags, runs, asGroups],
  );
  const add = (more: readonly AddedTag[]): void =>
    saveAddedTags(view, tag.tag, withTags(added, tag.tag, more));
  const others = tag.runIndexes.length;
  const allTags = useMemo(() => tags.tags.map((each) => each.tag), [tags]);
  const Adding = adding === "expression" ? AddExpression : AddTags;
  return (
    <>
      <LineCard
        id={section.cardId(tag.tag)}
        title={tag.tag}
        description={tag.description}
        sources={sources}
        emptyNote={`No selected run has logged “${tag.tag}”. ${countText(others, "other run")} ${others === 1 ? "has" : "have"}.`}
        pin={section.pinOf(tag.tag)}
        actions={[
          ...section.actionsOf(tag.tag),
          {
            items: [
              { label: "Add tags…", onSelect: () => setAdding("tags") },
              { label: "Add expression…", onSelect: () => setAdding("expression") },
              {
                label: "Use as horizontal axis",
                isChecked: settings.xTag === tag.tag,
                onSelect: () =>
                  context.setSetting("xTag", settings.xTag === tag.tag ? "" : tag.tag),
              },
            ],
          },
          ...addedActions(added, (next) => saveAddedTags(view, tag.tag, next)),
        ]}
        drag={{
          id: tag.tag,
          drop(carried, place) {
            if (place !== "on") section.move(carried, tag.tag, place);
            else add([{ tag: carried, side: "left" }, ...addedTags(view, carried)]);
          },
        }}
        footer={added.length > 0 && <AddedNote added={added} tags={allTags} />}
        context={context}
        share={share}
      />
      {adding !== undefined && (
        <Adding tag={tag.tag} tags={allTags} onAdd={add} onClose={() => setAdding(undefined)} />
      )}
    </>
  );
}

interface AddedNoteProps {
  readonly added: readonly AddedTag[];
  /** Of all runs. */
  readonly tags: readonly string[];
}

/** What a card shows beside its own tag, and why there may be no line of it. */
function AddedNote({ added, tags }: AddedNoteProps) {
  const known = useMemo(() => new Set(tags), [tags]);
  const names = added.map(({ tag, side }) => {
    const missing = missingTags(expressionOf(tag) ?? "", known);
    const notes = [
      ...(side === "right" ? ["right axis"] : []),
      ...(missing.length > 0 ? [`no run has ${inQuotes(missing)}`] : []),
    ];
    return nameOf(tag) + (notes.length === 0 ? "" : ` (${notes.join("; ")})`);
  });
  return (
    <p className="scalars-with" title={names.join("\n")}>
      with {names.join(", ")}
    </p>
  );
}

/** As people wrote it. */
function nameOf(tag: string): string {
  return expressionOf(tag) ?? tag;
}

/** What the menu of a card lets do with what was added to it. */
function addedActions(
  added: readonly AddedTag[],
  save: (tags: readonly AddedTag[]) => void,
): readonly MenuSection[] {
  if (added.length === 0) return [];
  const items = added.flatMap(({ tag, side }) => [
    {
      label: `${nameOf(tag)} on the right axis`,
      isChecked: side === "right",
      onSelect: () => save(added.map((each) => (each.tag === tag ? turned(each) : each))),
    },
    {
      label: `Remove ${nameOf(tag)}`,
      onSelect: () => save(added.filter((each) => each.tag !== tag)),
    },
  ]);
  return [{ items }];
}

function turned({ tag, side }: AddedTag): AddedTag {
  return { tag, side: side === "left" ? "right" : "left" };
}
