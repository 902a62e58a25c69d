import { createBatch, type DataClass, type ScanBatch, type ScannedTag } from "@runlens/format";

/** What one event of a hand-made file says. */
export type Logged =
  | { readonly tag: string; readonly step: number; readonly value?: number; readonly wall?: number }
  | { readonly restartAt: number };

/** A tag whose name starts with "image" has values that are no scalars. */
export function tagNamed(name: string): ScannedTag {
  const dataClass: DataClass = name.startsWith("image") ? "blobSequence" : "scalar";
  return {
    name,
    pluginName: dataClass === "scalar" ? "scalars" : "images",
    pluginContent: new Uint8Array(0),
    dataClass,
    displayName: "",
    description: "",
  };
}

/** Plays the scanner of one file: turns events into batches, with tag ids of its own. */
export function handMadeFile() {
  const tags: ScannedTag[] = [];
  let firstTimeSecs: number | undefined;

  function tagId(name: string): number {
    const known = tags.findIndex((tag) => tag.name === name);
    return known < 0 ? tags.push(tagNamed(name)) - 1 : known;
  }

  return {
    scanned: {
      tags,
      get firstTimeSecs() {
        return firstTimeSecs;
      },
    },
    batch(events: readonly Logged[]): ScanBatch {
      const batch = createBatch(Math.max(events.length, 1));
      for (const event of events) {
        if ("restartAt" in event) {
          batch.restarts.push({
            step: event.restartAt,
            pointIndex: batch.count,
            referenceIndex: batch.references.length,
          });
          continue;
        }
        const id = tagId(event.tag);
        const wallTimeSecs = event.wall ?? 1000 + event.step;
        firstTimeSecs ??= wallTimeSecs;
        if (tags[id]?.dataClass !== "scalar") {
          const offset = batch.references.length;
          batch.references.push({
            tagId: id,
            step: event.step,
            wallTimeSecs,
            offset,
            byteLength: 1,
          });
          continue;
        }
        batch.tagIds[batch.count] = id;
        batch.steps[batch.count] = event.step;
        batch.wallTimesSecs[batch.count] = wallTimeSecs;
        batch.values[batch.count] = event.value ?? event.step;
        batch.count += 1;
      }
      return batch;
    },
  };
}
