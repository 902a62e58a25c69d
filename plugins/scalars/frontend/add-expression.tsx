import { completeExpression, SERIES_LANGUAGE, withCandidate } from "@runlens/expressions";
import {
  Button,
  CompletionList,
  Dialog,
  SearchField,
  Select,
  useCompletion,
} from "@runlens/widgets";
import { useMemo, useState, type KeyboardEvent } from "react";
import { expressionTag } from "./card-sources.ts";
import type { AddedTag, Side } from "./card-tags.ts";
import { expressionProblem } from "./expression-problem.ts";

interface AddExpressionProps {
  /** Of the card. */
  readonly tag: string;
  /** Those of all runs, which an expression may name. */
  readonly tags: readonly string[];
  readonly onAdd: (tags: readonly AddedTag[]) => void;
  readonly onClose: () => void;
}

/** A series that is worked out from others, written with completion. Enter adds what is finished. */
export function AddExpression({ tag, tags, onAdd, onClose }: AddExpressionProps) {
  const [text, setText] = useState("");
  const [side, setSide] = useState<Side>("left");
  const { inputRef, listId, caret, setCaret, chosen, setChosen, listOf, complete } =
    useCompletion(setText);
  const known = useMemo(() => new Set(tags), [tags]);
  const completion = useMemo(
    () => completeExpression(text, caret, SERIES_LANGUAGE, { names: [], tags }),
    [text, caret, tags],
  );
  const { candidates, from, to } = completion;
  const problem = text.trim() === "" ? undefined : expressionProblem(text, known);
  const canAdd = text.trim() !== "" && problem === undefined;
  const completesWord = from < to && candidates.length > 0 && !canAdd;
  const active = Math.min(chosen ?? (completesWord ? 0 : -1), candidates.length - 1);

  const accept = (place: number): void => {
    const candidate = candidates[place];
    if (candidate !== undefined) complete(withCandidate(text, completion, candidate));
  };
  const add = (): void => {
    onAdd([{ tag: expressionTag(text), side }]);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey } = event;
    const { length } = candidates;
    if (key === "ArrowDown" && length > 0) setChosen((active + 1) % length);
    else if (key === "ArrowUp" && length > 0)
      setChosen((Math.max(active, 0) + length - 1) % length);
    else if ((key === "Enter" || (key === "Tab" && !shiftKey)) && active >= 0) accept(active);
    else if (key === "Enter" && canAdd) add();
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={`Add an expression to ${tag}`} open onClose={onClose} isForm>
      <div className="scalars-add">
        <SearchField
          ref={inputRef}
          label="Expression"
          placeholder="x / baseline"
          value={text}
          onChange={(next) => {
            setText(next);
            setChosen(undefined);
          }}
          onCaret={setCaret}
          onKeyDown={onKeyDown}
          list={listOf(active)}
        />
        <p className="scalars-add-help" role="status">
          {completesWord ? HELP : (problem ?? HELP)}
        </p>
        <CompletionList
          id={listId}
          items={candidates}
          activeIndex={active}
          onChoose={accept}
          isInFlow
        />
        <div className="scalars-add-end">
          <Select<Side>
            label="Axis"
            value={side}
            options={{ left: "Left axis", right: "Right axis" }}
            onChange={setSide}
            labelHidden
          />
          <Button variant="primary" label="Add" disabled={!canAdd} onClick={add} />
        </div>
      </div>
    </Dialog>
  );
}

const HELP =
  "Of each run: x is this card’s tag, other tags by their names, as in ema(x, 0.9) - val/loss.";
