import { countText } from "@runlens/base";
import { filterOfTag, parseTagFilter, passesFilter } from "@runlens/plugin-api/tags";
import { Button, Dialog, SearchField, Select } from "@runlens/widgets";
import { useState } from "react";
import type { AddedTag, Side } from "./card-tags.ts";

interface AddTagsProps {
  /** Of the card. */
  readonly tag: string;
  /** Those of all runs. */
  readonly tags: readonly string[];
  readonly onAdd: (tags: readonly AddedTag[]) => void;
  readonly onClose: () => void;
}

/** More are more lines than a card can tell apart. */
const MAX_ADDED = 12;
const MAX_LISTED = 50;

/** Finds tags by a pattern, says which ones it finds, and adds them; a click takes one alone. */
export function AddTags({ tag, tags, onAdd, onClose }: AddTagsProps) {
  const [text, setText] = useState("");
  const [side, setSide] = useState<Side>("left");
  const filter = parseTagFilter(text);
  const found =
    filter.kind === "invalid"
      ? []
      : tags.filter((each) => each !== tag && passesFilter(filter, each));
  const listed = found.slice(0, MAX_LISTED);
  const more = found.length - listed.length;
  const isTooMany = found.length > MAX_ADDED;
  return (
    <Dialog title={`Add tags to ${tag}`} open onClose={onClose} isForm>
      <div className="scalars-add">
        <SearchField
          label="Tags to add"
          placeholder="Tags (regex)"
          value={text}
          onChange={setText}
          error={filter.kind === "invalid" ? filter.message : undefined}
        />
        <p role="status">
          {countText(found.length, "tag")}
          {isTooMany && `; a card takes ${MAX_ADDED} at once`}
        </p>
        <ul className="scalars-add-list">
          {listed.map((each) => (
            <li key={each}>
              <button
                type="button"
                title="Only this tag"
                onClick={() => setText(filterOfTag(each))}
              >
                {each}
              </button>
            </li>
          ))}
          {more > 0 && <li className="scalars-add-more">+ {countText(more, "more", "more")}</li>}
        </ul>
        <div className="scalars-add-end">
          <Select<Side>
            label="Axis"
            value={side}
            options={{ left: "Left axis", right: "Right axis" }}
            onChange={setSide}
            labelHidden
          />
          <Button
            variant="primary"
            label="Add"
            disabled={found.length === 0 || isTooMany}
            onClick={() => {
              onAdd(found.map((each) => ({ tag: each, side })));
              onClose();
            }}
          />
        </div>
      </div>
    </Dialog>
  );
}
