import type { Attempts } from "@runlens/model";
import { createDeltaBuilders } from "../delta-builder.ts";
import type { FileDelta } from "../file-delta.ts";
import { createSlabWriter, type Slab } from "../slabs.ts";
import { createStore, type FileSink, type Store } from "../store.ts";
import { handMadeFile, type Logged } from "./hand-made-file.ts";

/**
 * A store and verbs to fill and ask it. Events are written as words: `3` a point
 * of tag "t" at step 3, `u:3` one of tag "u", `3=0.5` with a value, `3@12.5` with
 * a wall time (default 1000 + step), `START3` a restart at step 3.
 */
export function setup(given?: Store) {
  const slabs: Slab[] = [];
  const store = given ?? storeThatTellsSlabs(slabs);
  const files = new Map<string, HandFedFile>();
  let segments = 0;

  function fileOf(run: string, name: string): HandFedFile {
    const key = `${run}/${name}`;
    const file = files.get(key) ?? {
      run,
      name,
      sink: store.addFile(run, name),
      made: handMadeFile(),
      deltas: [],
      tagCount: 0,
      restartCount: 0,
    };
    files.set(key, file);
    return file;
  }

  function noteSlab(slab: Slab): void {
    slabs.push(slab);
    store.addSlab(slab);
  }

  function seal(file: HandFedFile): FileDelta {
    const delta = file.sink.seal(placeOf(file));
    noteDelta(file, delta);
    return delta;
  }

  return {
    store,
    reader: store.reader,
    log: (words: string, { run = "r", file = "f1" } = {}): void => {
      const { sink, made } = fileOf(run, file);
      const batch = made.batch(parseEvents(words));
      sink.append(made.scanned, batch);
    },
    /** The same, by way of a delta as another thread makes them. */
    logSealed: (words: string, { run = "r", file: name = "f1" } = {}): void => {
      const file = fileOf(run, name);
      seal(file);
      const segment = ++segments;
      const builder = createDeltaBuilders(createSlabWriter({ segment, onSlab: noteSlab }))(file);
      const batch = file.made.batch(parseEvents(words));
      builder.append(file.made.scanned, batch);
      const delta = builder.seal(placeOf(file));
      noteDelta(file, delta);
      file.sink.add(delta);
    },
    seal: ({ run = "r", file = "f1" } = {}): FileDelta => seal(fileOf(run, file)),
    /** Another store with everything that was logged, by its deltas. */
    replay: (
      other = createStore({
        createSlabWriter: (onSlab) => createSlabWriter({ segment: ++segments, onSlab }),
      }),
    ): Store => {
      for (const file of files.values()) seal(file);
      for (const slab of slabs) other.addSlab(slab);
      for (const file of files.values()) {
        const sink = other.addFile(file.run, file.name);
        for (const delta of file.deltas) sink.add(delta);
      }
      return other;
    },
    remove: ({ run = "r", file = "f1" } = {}): void => {
      fileOf(run, file).sink.remove();
      files.delete(`${run}/${file}`);
    },
    /** Steps of a view, such as "0 1 2". */
    steps: async (
      tag = "t",
      run = "r",
      attempts: Attempts = "last",
    ): Promise<string | undefined> => {
      const points = await store.reader.points({ experiment: "", run, tag, attempts });
      return points && [...points.steps].join(" ");
    },
    values: async (tag = "t", run = "r"): Promise<number[]> => {
      const points = await store.reader.points({ experiment: "", run, tag });
      return [...(points?.values ?? [])];
    },
    /** One line per listed series: "run tag count first last". */
    listing: async (): Promise<string[]> => {
      const series = await store.reader.series({ experiment: "" });
      return series.map((s) => [s.run, s.tag, s.pointCount, s.firstStep, s.lastStep].join(" "));
    },
  };
}

function storeThatTellsSlabs(slabs: Slab[]): Store {
  return createStore({
    createSlabWriter: (onSlab) =>
      createSlabWriter({
        segment: 0,
        onSlab: (slab) => {
          slabs.push(slab);
          onSlab(slab);
        },
      }),
  });
}

interface HandFedFile {
  readonly run: string;
  readonly name: string;
  readonly sink: FileSink;
  readonly made: ReturnType<typeof handMadeFile>;
  readonly deltas: FileDelta[];
  /** In the deltas. */
  tagCount: number;
  restartCount: number;
}

function placeOf({ made }: HandFedFile): Pick<FileDelta, "nextOffset" | "scanner"> {
  const { firstTimeSecs } = made.scanned;
  const scanner = { eventCount: 0, ...(firstTimeSecs !== undefined && { firstTimeSecs }) };
  return { nextOffset: 0, scanner };
}

function noteDelta(file: HandFedFile, delta: FileDelta): void {
  file.deltas.push(delta);
  file.tagCount += delta.tags.length;
  file.restartCount += delta.restartSteps.length;
}

const EVENT = /^(?:(?<tag>[a-z]+):)?(?<step>-?\d+)(?:=(?<value>[^@]+))?(?:@(?<wall>.+))?$/;

function parseEvents(words: string): Logged[] {
  return words
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => {
      if (word.startsWith("START")) return { restartAt: Number(word.slice("START".length)) };
      const { tag = "t", step, value, wall } = EVENT.exec(word)?.groups ?? {};
      if (step === undefined) throw new TypeError(`no event: ${word}`);
      return {
        tag,
        step: Number(step),
        ...(value === undefined ? {} : { value: Number(value) }),
        ...(wall === undefined ? {} : { wall: Number(wall) }),
      };
    });
}
