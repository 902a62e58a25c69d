import {
  appendFileSync,
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** A file that was deleted and that a reader, if it saw it, goes on showing. */
export interface DeletedFile {
  readonly name: string;
  /** Where its bytes are kept. */
  readonly path: string;
  /** Of the reader that saw it. */
  readonly generation: number;
}

/** What a program does to the directory of its run; one file is written to at a time. */
export interface RunDirectory {
  readonly run: string;
  readonly path: string;
  readonly deletedFiles: readonly DeletedFile[];
  fileBytes(): number;
  append(bytes: Uint8Array): void;
  /** At an offset, within what is there. */
  write(bytes: Uint8Array, offset: number): void;
  startFile(bytes: Uint8Array): void;
  /** Also to more bytes than there are, which are zeros then. */
  truncateFile(byteLength: number): void;
  /** Another file takes the place of the one that is written to. */
  replaceFile(bytes: Uint8Array): void;
  /** The same file, written anew. */
  rewriteFile(bytes: Uint8Array): void;
  renameFile(): void;
  /** To be followed by `startFile`, since a directory without event files is no run. */
  deleteFile(generation: number): void;
  rename(): void;
  remove(): void;
}

export interface RunDirectoryPlaces {
  readonly logDirectory: string;
  /** On the same file system. */
  readonly keptDirectory: string;
}

export function createRunDirectory(
  name: string,
  { logDirectory, keptDirectory }: RunDirectoryPlaces,
): RunDirectory {
  let run = name;
  let renamings = 0;
  let files = 0;
  let fileName = "";
  let deletedFiles: DeletedFile[] = [];

  const runPath = (): string => join(logDirectory, run);
  const filePath = (): string => join(runPath(), fileName);
  const nextFileName = (): string =>
    `events.out.tfevents.${String(files++).padStart(10, "0")}.soak.v2`;

  return {
    get run() {
      return run;
    },
    get path() {
      return runPath();
    },
    get deletedFiles() {
      return deletedFiles;
    },
    fileBytes: () => statSync(filePath()).size,
    append: (bytes) => appendFileSync(filePath(), bytes),
    write(bytes, offset) {
      const descriptor = openSync(filePath(), "r+");
      writeSync(descriptor, bytes, 0, bytes.length, offset);
      closeSync(descriptor);
    },
    startFile(bytes) {
      fileName = nextFileName();
      mkdirSync(runPath(), { recursive: true });
      writeFileSync(filePath(), bytes, { flag: "wx" });
    },
    truncateFile: (byteLength) => truncateSync(filePath(), byteLength),
    replaceFile(bytes) {
      const draft = join(keptDirectory, `${run.replaceAll("/", "-")}.draft`);
      writeFileSync(draft, bytes);
      renameSync(draft, filePath());
    },
    rewriteFile: (bytes) => writeFileSync(filePath(), bytes),
    renameFile() {
      const old = filePath();
      fileName = nextFileName();
      renameSync(old, filePath());
    },
    deleteFile(generation) {
      const kept = join(keptDirectory, `${run.replaceAll("/", "-")}-${fileName}`);
      rmSync(kept, { force: true });
      linkSync(filePath(), kept);
      unlinkSync(filePath());
      deletedFiles.push({ name: fileName, path: kept, generation });
    },
    rename() {
      const old = runPath();
      run = `${name}.moved-${++renamings}`;
      renameSync(old, runPath());
      deletedFiles = [];
    },
    remove() {
      rmSync(runPath(), { recursive: true });
      deletedFiles = [];
      files = 0;
    },
  };
}
