import type { AnnotationChange, ExperimentAnnotations } from "@runlens/model";
import * as z from "zod/mini";
import { annotationChangeSchema } from "./change-schema.ts";

/** Raised with every new kind or field, too: who does not know it would lose it. docs/formats.md is the changelog. */
export const FORMAT_VERSION = 1;
const FORMAT = "runlens-annotations";

const header = z.object({ format: z.literal(FORMAT), formatVersion: z.int() });
const entry = z.object({ version: z.int(), changes: z.array(annotationChangeSchema) });

/** What one line of a journal says. */
export type JournalLine =
  | { readonly kind: "header"; readonly formatVersion: number }
  | {
      readonly kind: "entry";
      /** After the changes. */
      readonly version: number;
      readonly changes: readonly AnnotationChange[];
    }
  | { readonly kind: "damaged" };

export function readLine(line: string): JournalLine {
  const value = parsed(line);
  const asEntry = entry.safeParse(value);
  if (asEntry.success) return { kind: "entry", ...asEntry.data };
  const asHeader = header.safeParse(value);
  if (!asHeader.success) return { kind: "damaged" };
  return { kind: "header", formatVersion: asHeader.data.formatVersion };
}

export function entryLine(version: number, changes: readonly AnnotationChange[]): string {
  return `${JSON.stringify({ version, changes })}\n`;
}

/**
 * A whole journal that leads to these annotations at once. Each of them has a line of its
 * own, so that damage takes nothing else along.
 */
export function wholeJournal(version: number, annotations: ExperimentAnnotations): string {
  const { runs, baselineRun, savedViews, documents } = annotations;
  const changes: AnnotationChange[] = [
    ...[...runs].map(([run, patch]) => ({ kind: "setRun", run, patch }) as const),
    ...(baselineRun === undefined ? [] : [{ kind: "setBaseline", run: baselineRun } as const]),
    ...[...savedViews].map(([name, link]) => ({ kind: "setView", name, link }) as const),
    ...[...documents].map(([key, text]) => ({ kind: "setDocument", key, text }) as const),
  ];
  const head = `${JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION })}\n`;
  // The version is there even when nothing else is.
  return (
    head + [[], ...changes.map((change) => [change])].map((c) => entryLine(version, c)).join("")
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
