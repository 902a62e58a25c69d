import { createStore, type FileSink, type Store } from "../store.ts";
import { handMadeFile, type Logged } from "./hand-made-file.ts";

/**
 * A store and verbs to fill and ask it. Events are written as words: `3` a point
 * of tag "t" at step 3, `u:3` one of tag "u", `3=0.5` with a value, `3@12.5` with
 * a wall time (default 1000 + step), `START3` a restart at step 3.
 */
export function setup(store: Store = createStore()) {
  const files = new Map<string, { sink: FileSink; made: ReturnType<typeof handMadeFile> }>();

  function fileOf(run: string, name: string) {
    const key = `${run}/${name}`;
    const file = files.get(key) ?? { sink: store.addFile(run, name), made: handMadeFile() };
    files.set(key, file);
    return file;
  }

  return {
    store,
    reader: store.reader,
    log: (words: string, { run = "r", file = "f1" } = {}): void => {
      const { sink, made } = fileOf(run, file);
      const batch = made.batch(parseEvents(words));
      sink.append(made.scanned, batch);
    },
    remove: ({ run = "r", file = "f1" } = {}): void => {
      fileOf(run, file).sink.remove();
      files.delete(`${run}/${file}`);
    },
    /** Steps of the default view, such as "0 1 2". */
    steps: async (tag = "t", run = "r"): Promise<string | undefined> => {
      const points = await store.reader.points({ experiment: "", run, tag });
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
