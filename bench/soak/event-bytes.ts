import {
  encodeEvent,
  encodeFileVersion,
  encodeRecord,
  encodeScalar,
  encodeSessionStart,
  encodeSimpleValue,
  histogramValue,
  textValue,
} from "@runlens/writer";

/** A place in a run: steps and wall times go on from file to file. */
export interface Clock {
  step: number;
  wallTimeSecs: number;
}

const FIRST_TIME_SECS = 1_700_000_000;
const TAGS = ["loss", "accuracy", "train/loss", "train/learning_rate", "eval/loss"];

export function createClock(): Clock {
  return { step: 0, wallTimeSecs: FIRST_TIME_SECS };
}

export function versionRecord({ wallTimeSecs }: Clock): Uint8Array {
  return encodeRecord(encodeFileVersion(wallTimeSecs, "runlens.soak"));
}

export function sessionStartRecord({ wallTimeSecs, step }: Clock): Uint8Array {
  return encodeRecord(encodeSessionStart(wallTimeSecs, step));
}

/** `steps` steps of a few tags each; every third run writes as TensorFlow 1 did. */
export function scalarRecords(
  clock: Clock,
  { steps, form, random }: { steps: number; form: number; random: () => number },
): Uint8Array {
  const encode = form % 3 === 0 ? encodeSimpleValue : encodeScalar;
  const tags = TAGS.slice(0, 1 + (form % TAGS.length));
  const records: Uint8Array[] = [];
  for (let i = 0; i < steps; i++) {
    advance(clock, random);
    for (const tag of tags) {
      const value = random() < 0.001 ? NaN : random();
      records.push(encodeRecord(encode({ ...clock, tag, value })));
    }
  }
  return Buffer.concat(records);
}

/** A text and a histogram at the next step. */
export function otherRecords(clock: Clock, random: () => number): Uint8Array {
  advance(clock, random);
  const text = textValue("notes", `step **${clock.step}**`);
  const histogram = histogramValue("weights", Float64Array.from({ length: 50 }, random));
  return Buffer.concat(
    [text, histogram].map((value) => encodeRecord(encodeEvent({ ...clock, values: [value] }))),
  );
}

function advance(clock: Clock, random: () => number): void {
  clock.step++;
  clock.wallTimeSecs += 0.2 + 0.05 * random();
}
