import {
  completeExpression,
  isRunExpression,
  parseRunFilter,
  RUN_LANGUAGE,
  withCandidate,
  type Candidate,
  type KnownNames,
} from "@runlens/expressions";
import { RUN_STATES, type RunColumns } from "@runlens/model";
import { CompletionList, SearchField, useCompletion } from "@runlens/widgets";
import { useMemo, useState, type KeyboardEvent } from "react";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { filterProblem } from "./filter-problem.ts";
import { firstCandidates } from "./first-candidates.ts";
import { meantExpression } from "./meant-expression.ts";
import { useRunColumns } from "./use-run-columns.ts";
import type { RunChoice } from "./use-run-choice.ts";

const KIND_NAMES: Readonly<Record<Candidate["kind"], string>> = {
  name: "hyperparameter",
  tag: "metric",
  value: "value",
  word: "",
  function: "",
  operator: "",
};
const NO_CANDIDATES: readonly Candidate[] = [];

interface FilterFieldProps {
  readonly choice: RunChoice;
  /** How many runs the filter finds. */
  readonly listedCount: number;
}

/**
 * Takes a pattern over names or an expression. Text that is neither (yet) it holds to itself;
 * the page keeps the last one that was.
 */
export function FilterField({ choice, listedCount }: FilterFieldProps) {
  const { url } = useSession();
  const { runFilter } = useStore(url);
  const [invalid, setInvalid] = useState<{ readonly text: string; readonly runFilter: string }>();
  // Undo and chips write another filter over it.
  const invalidText = invalid?.runFilter === runFilter ? invalid.text : undefined;
  const text = invalidText ?? runFilter;
  const [isFocused, setFocused] = useState(false);
  const columns = useRunColumns(isFocused || (runFilter !== "" && listedCount === 0));
  const known = useKnownNames(columns);
  const [wish, setWish] = useState<"none" | "typing" | "asked">("none");
  const change = (next: string): void => {
    const isValid = parseRunFilter(next).kind !== "invalid";
    setInvalid(isValid ? undefined : { text: next, runFilter });
    if (isValid) url.update((state) => ({ ...state, runFilter: next }));
  };
  const { inputRef, listId, caret, setCaret, chosen, setChosen, listOf, complete } =
    useCompletion(change);

  const isBeginning = wish === "typing" && !isToComplete(text, known);
  const completion = useMemo(
    () => (wish === "none" ? undefined : completeExpression(text, caret, RUN_LANGUAGE, known)),
    [wish, text, caret, known],
  );
  const all = completion?.candidates ?? NO_CANDIDATES;
  const candidates = isBeginning ? firstCandidates(text, all) : all;
  const isTyping = completion !== undefined && completion.from < completion.to;
  // Nothing lies over the runs that a whole filter finds, until a blank begins more.
  const isWhole = invalidText === undefined && !isTyping && !text.endsWith(" ");
  const isListed = candidates.length > 0 && (wish === "asked" || !isWhole);
  // A key that completes must not surprise who writes a pattern.
  const usual = isRunExpression(text) && isTyping ? 0 : -1;
  const active = Math.min(chosen ?? usual, candidates.length - 1);

  const meant = listedCount === 0 ? meantExpression(text, columns.hyperparameters) : undefined;
  const hint =
    meant && `No name matches this pattern. To filter by hyperparameters, write ${meant}`;

  const close = (): void => {
    setWish("none");
    setChosen(undefined);
  };
  const accept = (place: number): void => {
    const candidate = candidates[place];
    if (completion !== undefined && candidate !== undefined) {
      complete(withCandidate(text, completion, candidate));
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = keyAction(event, { isListed, active, isExpression: isRunExpression(text) });
    if (action === undefined) return;
    event.preventDefault();
    if (action === "open") setWish("asked");
    else if (action === "accept") accept(active);
    else if (action === "close") close();
    else setChosen((active + action + candidates.length) % candidates.length);
  };

  return (
    <SearchField
      ref={inputRef}
      label="Filter runs"
      placeholder="Filter: name or lr < 0.01"
      value={text}
      onChange={(next) => {
        change(next);
        setWish("typing");
        setChosen(undefined);
      }}
      onCaret={setCaret}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={close}
      list={isListed ? listOf(active) : undefined}
      error={isListed ? undefined : (filterProblem(text, choice) ?? hint)}
    >
      {isListed && (
        <CompletionList
          id={listId}
          items={candidates.map(({ text: each, kind, detail }) => ({
            text: each,
            detail: detail === "" ? KIND_NAMES[kind] : detail,
          }))}
          activeIndex={active}
          onChoose={accept}
        />
      )}
    </SearchField>
  );
}

/**
 * Who writes a pattern wants to see what it finds, and no long list above it: only an expression
 * is fully completed by itself, or what becomes one, a hyperparameter with a blank behind.
 */
function isToComplete(text: string, { names }: KnownNames): boolean {
  return isRunExpression(text) || (text.endsWith(" ") && names.includes(text.trim()));
}

interface KeyState {
  readonly isListed: boolean;
  readonly active: number;
  readonly isExpression: boolean;
}

/** What a key does to the list of completions: a number moves in it. */
function keyAction(
  { key, ctrlKey }: KeyboardEvent,
  { isListed, active, isExpression }: KeyState,
): "open" | "accept" | "close" | 1 | -1 | undefined {
  if (key === " " && ctrlKey) return "open";
  // An expression took some time to write: Escape does not take it away.
  if (key === "Escape") return isExpression || (isListed && active >= 0) ? "close" : undefined;
  if ((key === "Enter" || key === "Tab") && isListed && active >= 0) return "accept";
  // Names that come later open nothing over what was found.
  if (key === "Enter") return "close";
  if (!isListed) return key === "ArrowDown" ? "open" : undefined;
  if (key === "ArrowDown") return 1;
  return key === "ArrowUp" ? -1 : undefined;
}

function useKnownNames({ hyperparameters, tags }: RunColumns): KnownNames {
  return useMemo(() => {
    const valuesOf = new Map(hyperparameters.map(({ name, values = [] }) => [name, values]));
    return {
      names: hyperparameters.map(({ name }) => name),
      tags: tags.map(({ tag }) => tag),
      valuesOf: (name) =>
        name === "state"
          ? RUN_STATES
          : (valuesOf.get(name) ?? []).filter((value) => typeof value === "string"),
    };
  }, [hyperparameters, tags]);
}
