import { completeExpression, parseExpression, SERIES_LANGUAGE } from "@runlens/expressions";
import { Button, CompletionList, Dialog, SearchField, Select } from "@runlens/widgets";
import { useId, useMemo, useState, type KeyboardEvent } from "react";
import { expressionTag } from "./card-sources.ts";
import type { AddedTag, Side } from "./card-tags.ts";

interface AddExpressionProps {
  /** Of the card. */
  readonly tag: string;
  /** All that an expression may name. */
  readonly tags: readonly string[];
  readonly onAdd: (tags: readonly AddedTag[]) => void;
  readonly onClose: () => void;
}

/** A series that is worked out from others, written with completion. */
export function AddExpression({ tag, tags, onAdd, onClose }: AddExpressionProps) {
  const [text, setText] = useState("");
  const [side, setSide] = useState<Side>("left");
  const [isListed, setIsListed] = useState(false);
  const [active, setActive] = useState(0);
  const listId = useId();
  const completion = useMemo(
    () => completeExpression(text, text.length, SERIES_LANGUAGE, { names: [], tags }),
    [text, tags],
  );
  const { candidates, from } = completion;
  const read = parseExpression(text, SERIES_LANGUAGE);
  const isOpen = isListed && candidates.length > 0;

  const accept = (place: number): void => {
    const candidate = candidates[place];
    if (candidate === undefined) return;
    setText(text.slice(0, from) + candidate.text + (candidate.text.endsWith("(") ? "" : " "));
    setActive(0);
    setIsListed(false);
  };
  const add = (): void => {
    if (read.kind === "invalid") return;
    onAdd([{ tag: expressionTag(text), side }]);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      setActive(isOpen ? (active + step + candidates.length) % candidates.length : 0);
      setIsListed(true);
    } else if (isOpen && (key === "Tab" || key === "Enter")) accept(active);
    else if (key === "Enter") add();
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={`Add an expression to ${tag}`} open onClose={onClose}>
      <div className="scalars-add">
        <div className="scalars-add-field">
          <SearchField
            label="Expression"
            placeholder="x / baseline"
            value={text}
            onChange={(next) => {
              setText(next);
              setActive(0);
              setIsListed(/\S$/.test(next));
            }}
            onKeyDown={onKeyDown}
          />
          {isOpen && (
            <CompletionList id={listId} items={candidates} activeIndex={active} onChoose={accept} />
          )}
        </div>
        <p className="scalars-add-help" role="status">
          {text !== "" && read.kind === "invalid"
            ? `Character ${read.problem.from + 1}: ${read.problem.message}`
            : "Of each run: x is this card’s tag, other tags by their names; ema(x, 0.9), diff(x), cumsum(x), x / baseline."}
        </p>
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
            disabled={text === "" || read.kind === "invalid"}
            onClick={add}
          />
        </div>
      </div>
    </Dialog>
  );
}
