import type { SummaryValue } from "./event.ts";
import { scalarOf } from "./scalar-value.ts";
import type { ScanBatch, ScannedReference, ScannedTag } from "./scan-batch.ts";
import { describeTag } from "./series-kind.ts";
import type { TagTable } from "./tag-table.ts";

/** Where and when a value was logged. */
export type Place = Omit<ScannedReference, "tagId">;

/**
 * Puts the values of a summary from number `from` on into the batch: as points when
 * tag and value are scalar, as references else. Returns how many of all are in now,
 * fewer than there are when the batch is full.
 */
export function addValues(
  values: readonly SummaryValue[],
  from: number,
  place: Place,
  table: TagTable,
  batch: ScanBatch,
): number {
  let taken = from;
  for (const value of values.slice(from)) {
    if (batch.count === batch.capacity) break;
    addValue(value, place, table, batch);
    taken++;
  }
  return taken;
}

function addValue(value: SummaryValue, place: Place, table: TagTable, batch: ScanBatch): void {
  const isDeclaration = value.data.kind === "none";
  if (isDeclaration && value.metadata === undefined) return;
  const tagId = table.idOf(value.tag) ?? table.add(ownedTag(value));
  const { dataClass, pluginName } = table.tagOf(tagId);
  const scalar = dataClass === "scalar" ? scalarOf(value.data) : undefined;
  if (scalar !== undefined) {
    addPoint(tagId, place, scalar, batch);
  } else if (!isDeclaration || pluginName === HPARAMS) {
    batch.references.push({ tagId, ...place });
  }
}

/** Described with bytes of its own: those of the value are of memory that is used again. */
function ownedTag(value: SummaryValue): ScannedTag {
  const tag = describeTag(value);
  return { ...tag, pluginContent: tag.pluginContent.slice() };
}

/** The plugin whose data are all in the metadata. */
const HPARAMS = "hparams";

function addPoint(tagId: number, place: Place, value: number, batch: ScanBatch): void {
  const index = batch.count++;
  batch.tagIds[index] = tagId;
  batch.steps[index] = place.step;
  batch.wallTimesSecs[index] = place.wallTimeSecs;
  batch.values[index] = value;
}

/** A value that is a series of its own without being in a summary. */
export function addReference(
  tag: ScannedTag,
  place: Place,
  table: TagTable,
  batch: ScanBatch,
): void {
  const tagId = table.idOf(tag.name) ?? table.add(tag);
  batch.references.push({ tagId, ...place });
}

export function addRestart(step: number, batch: ScanBatch): void {
  const pointIndex = batch.count;
  batch.restarts.push({ step, pointIndex, referenceIndex: batch.references.length });
}
