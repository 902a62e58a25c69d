import { messageOf } from "@runlens/base";
import {
  applyChanges,
  NO_ANNOTATIONS,
  type AnnotationChange,
  type Annotations,
  type VersionedAnnotations,
} from "@runlens/model";
import { changeParts } from "./change-parts.ts";
import { EXPERIMENT } from "./queries.ts";
import { createStore, type Store } from "./store.ts";

/** What was done last, for the reader to see and to take back. */
export interface Notice {
  /** Another one for each notice. */
  readonly id: number;
  /** Only what was done or undone can be taken back. */
  readonly kind: "done" | "undone" | "failed" | "told" | "warned";
  readonly text: string;
  readonly action?: NoticeAction;
}

/** What can be done about a warning. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** What people add to the experiment, as this page shows it. */
export interface PageAnnotations {
  /** With the changes that the server has not answered yet. Version -1: nothing is known yet. */
  readonly shown: Store<VersionedAnnotations>;
  readonly notice: Store<Notice | undefined>;
  /** @param label what was done: "Renamed run". */
  readonly change: (changes: readonly AnnotationChange[], label: string) => void;
  /** Takes back the last change of this page, and does again what was taken back. */
  readonly undo: () => void;
  readonly redo: () => void;
  /** Says that something else was done. */
  readonly tell: (text: string) => void;
  /** Says what went wrong with a run. */
  readonly warn: (text: string, action: NoticeAction) => void;
  /** Shows why something else that was asked for could not be done. */
  readonly tellFailure: (text: string) => void;
  /** The server has this version, or another one than is known. */
  readonly refresh: (version?: number) => void;
}

interface Step {
  readonly label: string;
  readonly changes: readonly AnnotationChange[];
  readonly inverse: readonly AnnotationChange[];
}

const UNKNOWN: VersionedAnnotations = { version: -1, annotations: NO_ANNOTATIONS, mode: "memory" };

/** Shows each change at once, sends one after the other, and takes back what is refused. */
export function createPageAnnotations(
  server: Pick<Annotations, "get" | "change">,
): PageAnnotations {
  const shown = createStore(UNKNOWN);
  const notice = createStore<Notice | undefined>(undefined);
  let confirmed = UNKNOWN;
  let waiting: readonly Step[] = [];
  let done: readonly Step[] = [];
  let undone: readonly Step[] = [];
  let queue = Promise.resolve();
  let noticeCount = 0;

  function show(): void {
    const changes = waiting.flatMap((step) => step.changes);
    const { annotations } = applyChanges(confirmed.annotations, changes);
    shown.update(() => ({ ...confirmed, annotations }));
  }

  function tell(kind: Notice["kind"], text: string, action?: NoticeAction): void {
    noticeCount += 1;
    notice.update(() => ({ id: noticeCount, kind, text, ...(action && { action }) }));
  }

  /** Questions and changes go one after the other, so that no answer is older than the last. */
  function inTurn(work: () => Promise<void>): void {
    // Whatever fails here is told of by `send`, or asked for again when the connection opens.
    queue = queue.then(work).catch(() => {});
  }

  async function ask(): Promise<void> {
    confirmed = await server.get(EXPERIMENT);
    show();
  }

  function perform(step: Step): void {
    waiting = [...waiting, step];
    show();
    inTurn(() => send(step));
  }

  async function send(step: Step): Promise<void> {
    const failure = await sent(step);
    waiting = waiting.filter((each) => each !== step);
    if (failure !== undefined) {
      done = done.filter((each) => each.changes !== step.changes);
      undone = undone.filter((each) => each.inverse !== step.changes);
      tell("failed", failure);
    }
    show();
  }

  /** Undefined, or why the server did not take it. Of one in parts, it takes all or none. */
  async function sent({ changes }: Step): Promise<string | undefined> {
    let inverses: readonly AnnotationChange[] = [];
    for (const part of changeParts(changes)) {
      const { inverse } = applyChanges(confirmed.annotations, part);
      const failure = await sentPart(part);
      if (failure !== undefined) {
        for (const back of changeParts(inverses)) await sentPart(back);
        return failure;
      }
      inverses = [...inverse, ...inverses];
    }
    return undefined;
  }

  async function sentPart(changes: readonly AnnotationChange[]): Promise<string | undefined> {
    try {
      const outcome = await server.change({ ...EXPERIMENT, changes });
      if (outcome.kind === "refused")
        return `${outcome.problem.message} ${outcome.problem.hint ?? ""}`;
      const { version } = outcome;
      if (version !== confirmed.version + 1) await ask();
      else {
        const { annotations } = applyChanges(confirmed.annotations, changes);
        confirmed = { ...confirmed, version, annotations };
      }
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  return {
    shown,
    notice,
    tell: (text) => tell("told", text),
    warn: (text, action) => tell("warned", text, action),
    tellFailure: (text) => tell("failed", text),
    change(changes, label) {
      const { inverse } = applyChanges(shown.get().annotations, changes);
      const step = { label, changes, inverse };
      done = [...done, step];
      undone = [];
      tell("done", label);
      perform(step);
    },
    undo() {
      const step = done.at(-1);
      if (step === undefined) return;
      done = done.slice(0, -1);
      undone = [...undone, step];
      tell("undone", `Undone: ${step.label}`);
      perform({ ...step, changes: step.inverse, inverse: step.changes });
    },
    redo() {
      const step = undone.at(-1);
      if (step === undefined) return;
      undone = undone.slice(0, -1);
      done = [...done, step];
      tell("done", step.label);
      perform(step);
    },
    refresh(version) {
      inTurn(async () => {
        if (version === undefined || version !== confirmed.version) await ask();
      });
    },
  };
}
