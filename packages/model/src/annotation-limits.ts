import { countText } from "@runlens/base";
import { annotationsJson } from "./annotations-json.ts";
import type { ExperimentAnnotations } from "./annotations.ts";

/** What annotations may hold at most. Lengths are in UTF-16 code units. */
export const ANNOTATION_LIMITS = {
  /** As long as a path may be on Linux. */
  runNameChars: 4096,
  /** One line of a list. */
  displayNameChars: 200,
  tagChars: 60,
  /** As many as a row or a sheet can show. */
  tagsPerRun: 50,
  /** Some ten pages of text. */
  noteChars: 20_000,
  viewNameChars: 100,
  /** Servers and browsers refuse longer addresses. */
  linkChars: 20_000,
  savedViews: 500,
  documentKeyChars: 100,
  /** Several fit into the body of one request. */
  documentChars: 200_000,
  documents: 200,
  /** As many of usual size fit into the body of one request. */
  changesPerRequest: 5000,
  /** Of all together, as JSON: every page loads it whole. */
  totalChars: 16_000_000,
} as const;

/** Which limit of the whole these annotations pass; undefined when none. */
export function passedLimit(annotations: ExperimentAnnotations): string | undefined {
  const { savedViews, documents, totalChars } = ANNOTATION_LIMITS;
  if (annotations.savedViews.size > savedViews) return countText(savedViews, "saved view");
  if (annotations.documents.size > documents) return countText(documents, "document");
  const chars = JSON.stringify(annotationsJson(annotations)).length;
  return chars > totalChars ? countText(totalChars, "character") : undefined;
}
