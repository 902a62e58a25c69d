import { bytesText, countText, unreachable } from "@runlens/base";
import { fileBase, sizeProblem } from "@runlens/export";
import { Button, Dialog, ProgressLine, Select, TextField, Toggle } from "@runlens/widgets";
import { useState } from "react";
import type { LineCardContext } from "../line-card-context.ts";
import {
  FIRST_CHOICE,
  FORMATS,
  isPictureFormat,
  kindOf,
  type ExportChoice,
  type ExportFormat,
} from "./export-choice.ts";
import { ExportPreview } from "./export-preview.tsx";
import { stateOfCard, type ExportedCard } from "./exported-card.ts";
import { SizeFields } from "./size-fields.tsx";
import { useCardsInSight } from "./use-cards-in-sight.ts";
import { useExportNotes } from "./use-export-notes.ts";
import { useExport, type ExportState } from "./use-export.ts";
import type { ExportProgress } from "./write-cards.ts";
import "./export-dialog.css";

export interface ExportDialogProps {
  /** Of several, the file is a zip. */
  readonly cards: readonly ExportedCard[];
  /** What is exported, in words; also the name of the file. */
  readonly title: string;
  readonly context: LineCardContext;
  readonly onClose: () => void;
}

/** The choice of the last export, for the next one. */
let lastChoice = FIRST_CHOICE;

/** Lines as a file: format, size, look, and what of them. Closing it gives up what is under way. */
export function ExportDialog({ cards, title, context, onClose }: ExportDialogProps) {
  const [choice, setChoice] = useState(lastChoice);
  const [name, setName] = useState(() => fileBase(title));
  const inSight = useCardsInSight(cards, context);
  const { state, start, cancel } = useExport(inSight ?? cards, context);
  const notes = useExportNotes(cards, context, choice);
  const change = (changes: Partial<ExportChoice>): void => {
    lastChoice = { ...choice, ...changes };
    setChoice(lastChoice);
  };
  const { format } = choice;
  const kind = kindOf(choice);
  const isZoomed = cards.some((card) => stateOfCard(card, context).view.xRange !== undefined);
  const [first] = inSight ?? [];
  const isImpossible = kind !== "data" && sizeProblem(choice.size) !== undefined;
  return (
    <Dialog title={`Export ${title}`} open onClose={onClose}>
      <div className="line-export" data-kind={kind}>
        <div className="line-export-fields">
          <Select<ExportFormat>
            label="Format"
            value={format}
            options={FORMAT_LABELS}
            onChange={(next) => change({ format: next })}
          />
          <p className="line-export-about">{FORMATS[format].about}</p>
          {isZoomed && (
            <Select
              label="Part"
              value={choice.extent}
              options={{ sight: "What is in sight", whole: "Everything" }}
              onChange={(extent) => change({ extent })}
            />
          )}
          {kind === "data" ? (
            <Select
              label="Runs"
              value={choice.runs}
              options={{ shown: "Shown runs", all: "All that have the tag" }}
              onChange={(runs) => change({ runs })}
            />
          ) : (
            <PictureFields choice={choice} onChange={change} />
          )}
          <div className="line-export-name">
            <span className="rl-field-label">File name</span>
            <TextField label="File name" value={name} maxLength={120} onCommit={setName} />
          </div>
        </div>
        {isPictureFormat(format) && first !== undefined && !isImpossible && (
          <ExportPreview card={first} context={context} choice={choice} format={format} />
        )}
      </div>
      <div className="line-export-end">
        {state.kind === "running" && (
          <ProgressLine
            label="Export"
            fraction={state.progress && shareOf(state.progress)}
            text={progressText(state.progress)}
          />
        )}
        <div className="line-export-words" role="status">
          {[...notes, stateText(state)].map((text) => text !== "" && <p key={text}>{text}</p>)}
        </div>
        {state.kind === "running" ? (
          <Button label="Cancel" onClick={cancel} />
        ) : (
          <Button
            variant="primary"
            label="Export"
            disabled={isImpossible || first === undefined}
            onClick={() => start(choice, name)}
          />
        )}
      </div>
    </Dialog>
  );
}

interface PictureFieldsProps {
  readonly choice: ExportChoice;
  readonly onChange: (changes: Partial<ExportChoice>) => void;
}

/** How a picture looks; scripts take their colours from the programs that run them. */
function PictureFields({ choice, onChange }: PictureFieldsProps) {
  const isPicture = kindOf(choice) === "picture";
  return (
    <>
      <SizeFields choice={choice} onChange={onChange} />
      {choice.format === "png" && (
        <Select
          label="Pixels"
          value={choice.scale}
          options={{ "1": "1×", "2": "2×", "3": "3×" }}
          onChange={(scale) => onChange({ scale })}
        />
      )}
      {isPicture && (
        <>
          <Select
            label="Text and lines"
            value={choice.zoom}
            options={{ normal: "1×", larger: "1.5×", double: "2×" }}
            onChange={(zoom) => onChange({ zoom })}
          />
          <Select
            label="Theme"
            value={choice.theme}
            options={{ light: "Light", dark: "Dark" }}
            onChange={(theme) => onChange({ theme })}
          />
          <Toggle
            label="Transparent background"
            checked={choice.transparent}
            onChange={(transparent) => onChange({ transparent })}
          />
        </>
      )}
      <Toggle label="Title" checked={choice.title} onChange={(title) => onChange({ title })} />
      <Toggle
        label="Axis labels"
        checked={choice.labels}
        onChange={(labels) => onChange({ labels })}
      />
      <Toggle label="Legend" checked={choice.legend} onChange={(legend) => onChange({ legend })} />
    </>
  );
}

// `fromEntries` widens the keys.
const FORMAT_LABELS = Object.fromEntries(
  Object.entries(FORMATS).map(([format, { label }]) => [format, label]),
) as Record<ExportFormat, string>;

function shareOf({ lines, lineCount }: ExportProgress): number {
  return lineCount === 0 ? 1 : lines / lineCount;
}

function progressText(progress: ExportProgress | undefined): string {
  if (progress === undefined) return "Reading…";
  const { lines, lineCount, points, bytes } = progress;
  return [
    `${lines} of ${countText(lineCount, "line")}`,
    ...(points > 0 ? [countText(points, "point")] : []),
    ...(bytes > 0 ? [bytesText(bytes)] : []),
  ].join(" · ");
}

function stateText(state: ExportState): string {
  switch (state.kind) {
    case "idle":
      return "";
    case "running":
      return progressText(state.progress);
    case "done":
      return [`Saved ${state.name}, ${bytesText(state.bytes)}.`, ...state.notes].join(" ");
    case "failed":
      return `Nothing was saved: ${state.message}`;
    default:
      return unreachable(state);
  }
}
