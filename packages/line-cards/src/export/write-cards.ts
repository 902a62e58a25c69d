import { RunlensError } from "@runlens/base";
import {
  allLines,
  fileBase,
  linesJson,
  linesParquet,
  longCsv,
  matplotlibScript,
  pgfplotsScript,
  plainFileBase,
  uniqueBase,
  wideCsv,
  zipFiles,
  type LineData,
  type LineSet,
  type ZipEntry,
} from "@runlens/export";
import { cardFigure } from "./card-figure.ts";
import {
  cardPicture,
  columnsOf,
  pictureFile,
  pictureWindows,
  type PictureContext,
} from "./card-picture.ts";
import { exactLine, extraColumnsOf, type PointsContext } from "./exact-lines.ts";
import { FORMATS, isPictureFormat, kindOf, type ExportChoice } from "./export-choice.ts";
import { stateOfCard, type ExportedCard } from "./exported-card.ts";

export interface ExportProgress {
  readonly lines: number;
  readonly lineCount: number;
  readonly points: number;
  readonly bytes: number;
}

/** A file to be saved. */
export interface Exported {
  readonly blob: Blob;
  readonly name: string;
  /** What a reader should know of what is in it. */
  readonly notes: readonly string[];
}

interface Job {
  readonly cards: readonly ExportedCard[];
  readonly choice: ExportChoice;
  readonly context: PictureContext & PointsContext;
  /** Of the file, without its ending; any text. */
  readonly name: string;
  readonly onProgress: (progress: ExportProgress) => void;
  readonly signal: AbortSignal;
}

/** Of formats that hold all points of a card in memory; 24 bytes each, and as much again. */
const MAX_HELD_POINTS = 20_000_000;
/** How long the page may stand still. */
const WORK_MS = 30;
/** Pieces become blobs, which the browser may put on disk. */
const PART_BYTES = 32 * 2 ** 20;
const MAX_NOTES = 20;

/**
 * Makes one file of one card, and a zip where there are more cards or a script has data beside it.
 *
 * @throws what reading throws, `export.tooLarge`, and the signal's reason.
 */
export async function writeCards(job: Job): Promise<Exported> {
  const { cards, choice, name, onProgress, signal } = job;
  const { ending, type } = FORMATS[choice.format];
  const notes = new Set<string>();
  const lineCount = cards.reduce((sum, { sources }) => sum + sources.length, 0);
  let progress: ExportProgress = { lines: 0, lineCount, points: 0, bytes: 0 };
  const report: Report = ({ lines = 0, points = 0, bytes = 0 }) => {
    progress = {
      lineCount,
      lines: progress.lines + lines,
      points: progress.points + points,
      bytes: progress.bytes + bytes,
    };
    onProgress(progress);
  };

  const only = cards.length === 1 ? await onlyFile(entriesOf(job, report, notes)) : undefined;
  const pieces = only?.file?.pieces ?? zipFiles(only?.files ?? entriesOf(job, report, notes));
  const isZip = only?.file === undefined;
  const blob = await blobOf(pieces, isZip ? "application/zip" : type, report, signal);
  return {
    blob,
    name: `${baseOf(name, choice)}.${isZip ? "zip" : ending}`,
    notes: [...notes].slice(0, MAX_NOTES),
  };
}

type Report = (more: { lines?: number; points?: number; bytes?: number }) => void;

/** The files of all cards, each read when its turn comes. */
async function* entriesOf(job: Job, report: Report, notes: Set<string>): AsyncGenerator<ZipEntry> {
  const { cards, choice, context, signal } = job;
  const { ending } = FORMATS[choice.format];
  const taken = new Set<string>();
  for (const card of cards) {
    signal.throwIfAborted();
    const title = cards.length === 1 ? job.name : card.title;
    const base = uniqueBase(baseOf(title, choice), taken);
    const path = `${base}.${ending}`;
    const { format } = choice;
    if (isPictureFormat(format)) {
      const asked = { extent: choice.extent, columns: columnsOf(choice) };
      const windows = await pictureWindows(card, context, asked, signal);
      const drawn = cardPicture(card, windows, context, choice);
      const file = await pictureFile(drawn, format, Number(choice.scale));
      report({ lines: card.sources.length });
      yield { path, isPacked: format !== "svg", pieces: [file] };
      continue;
    }
    const lines = linesOf(card, job, report, notes);
    const extraColumns = extraColumnsOf(card.sources, context);
    const set: LineSet = { title: card.title, extraColumns, lines };
    if (format !== "pgfplots" && format !== "matplotlib") {
      yield { path, isPacked: format === "parquet", pieces: DATA_WRITERS[format](set) };
      continue;
    }
    const held = await allLines(set);
    const figure = cardFigure(card, held, context, choice);
    const write = format === "pgfplots" ? pgfplotsScript : matplotlibScript;
    for (const { name, text } of await write(base, figure, held)) {
      yield { path: name, isPacked: false, pieces: [text] };
    }
  }
}

const DATA_WRITERS = { csv: longCsv, csvWide: wideCsv, json: linesJson, parquet: linesParquet };

/** The lines of a card with their points, one after the other. */
async function* linesOf(
  card: ExportedCard,
  { choice, context, signal }: Job,
  report: Report,
  notes: Set<string>,
): AsyncGenerator<LineData> {
  const { xRange } = stateOfCard(card, context).view;
  const isHeld = choice.format === "csvWide" || kindOf(choice) === "script";
  let points = 0;
  for (const source of card.sources) {
    signal.throwIfAborted();
    const range = choice.extent === "sight" ? xRange : undefined;
    const found = await exactLine(source, context, range, signal);
    points += found?.line.steps.length ?? 0;
    if (isHeld && points > MAX_HELD_POINTS) throw tooLarge();
    report({ lines: 1, points: found?.line.steps.length ?? 0 });
    found?.notes.forEach((note) => notes.add(note));
    if (found !== undefined) yield found.line;
  }
}

/** The file itself where there is but one, else all of them. */
async function onlyFile(entries: AsyncIterable<ZipEntry>) {
  const files: ZipEntry[] = [];
  for await (const entry of entries) files.push(entry);
  return { files, file: files.length === 1 ? files[0] : undefined };
}

/** Collects pieces, and lets the page breathe between them. */
async function blobOf(
  pieces: ZipEntry["pieces"],
  type: string,
  report: Report,
  signal: AbortSignal,
): Promise<Blob> {
  const blobs: Blob[] = [];
  let parts: BlobPart[] = [];
  let size = 0;
  let pausedAt = performance.now();
  for await (const piece of pieces) {
    const part = new Blob([typeof piece === "string" ? piece : piece.slice()]);
    parts.push(part);
    size += part.size;
    report({ bytes: part.size });
    if (size > PART_BYTES) {
      blobs.push(new Blob(parts));
      parts = [];
      size = 0;
    }
    if (performance.now() - pausedAt > WORK_MS) {
      await new Promise((resume) => setTimeout(resume));
      signal.throwIfAborted();
      pausedAt = performance.now();
    }
  }
  return new Blob([...blobs, ...parts], { type });
}

function baseOf(title: string, choice: ExportChoice): string {
  return kindOf(choice) === "script" ? plainFileBase(title) : fileBase(title);
}

function tooLarge(): RunlensError {
  return new RunlensError({
    code: "export.tooLarge",
    message: `The card has more than ${MAX_HELD_POINTS / 1e6} million points: take CSV with a row per point, JSON or Parquet, or zoom in.`,
  });
}
