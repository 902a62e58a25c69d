import { countText, messageOf, RunlensError } from "@runlens/base";
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
import { createUndoHistory, type UndoHistory, type UndoStep } from "./undo-history.ts";
import type { Unsent, UnsentChanges } from "./unsent-changes.ts";

/** What was done last, for the reader to see and to take back. */
export interface Notice {
  /** Another one for each notice. */
  readonly id: number;
  /** Only what was done or undone can be taken back. */
  readonly kind: "done" | "undone" | "failed" | "told" | "warned";
  readonly text: string;
  readonly action?: NoticeAction;
}

/** What can be done about it. */
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
  /** Something else was done: the reader sees it, so that only its undoing is told. */
  readonly record: (step: UndoStep) => void;
  /** Takes back what was done last on this page, and does again what was taken back. */
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

/** What became of a change. `unsent`: there was no server; it may be sent again. */
type Sent =
  { readonly kind: "taken" } | { readonly kind: "refused" | "unsent"; readonly why: string };

const TAKEN: Sent = { kind: "taken" };
/** What answers where no server of ours does. */
const GONE_CODES: readonly string[] = ["server.unreachable", "server.refused"];

const UNKNOWN: VersionedAnnotations = { version: -1, annotations: NO_ANNOTATIONS, mode: "memory" };

/**
 * Shows each change at once, sends one after the other, and takes back what is refused. What
 * finds no server is kept, and sent when there is one again, be it by the next page.
 */
export function createPageAnnotations(
  server: Pick<Annotations, "get" | "change">,
  unsent: UnsentChanges,
  history: UndoHistory = createUndoHistory(),
): PageAnnotations {
  const shown = createStore(UNKNOWN);
  const notice = createStore<Notice | undefined>(undefined);
  let confirmed = UNKNOWN;
  let isStuck = false;
  let hasTakenOver = false;
  let queue = Promise.resolve();
  let noticeCount = 0;

  function show(): void {
    const changes = unsent.list().flatMap(({ changes: each }) => each);
    const { annotations } = applyChanges(confirmed.annotations, changes);
    shown.update(() => ({ ...confirmed, annotations }));
  }

  function tell(kind: Notice["kind"], text: string, action?: NoticeAction): void {
    noticeCount += 1;
    notice.update(() => ({ id: noticeCount, kind, text, ...(action && { action }) }));
  }

  /** Questions and changes go one after the other, so that no answer is older than the last. */
  function inTurn(work: () => Promise<void>): void {
    // Whatever fails here is told of by `sendWaiting`, or asked for again when the connection opens.
    queue = queue.then(work).catch(() => {});
  }

  async function ask(): Promise<void> {
    confirmed = await server.get(EXPERIMENT);
    show();
  }

  function perform(step: UndoStep, changes: readonly AnnotationChange[]): void {
    unsent.add({ label: step.label, changes, step });
    show();
    inTurn(sendWaiting);
  }

  /** Once the server is there for the first time. */
  async function takeOver(): Promise<void> {
    if (hasTakenOver) return;
    await unsent.takeOver();
    hasTakenOver = true;
    show();
  }

  const sendWaiting = (): Promise<void> =>
    unsent.whileOurs(async () => {
      if (isStuck && unsent.list().length === 0) {
        show();
        tell("told", "Another page saves what was not saved yet");
      }
      let savedCount = 0;
      let leftCount = 0;
      for (let first = unsent.list()[0]; first !== undefined; first = unsent.list()[0]) {
        const { step, label } = first;
        // It was on its way when its page was closed.
        const isThere = step === undefined && isSet(first.changes);
        const outcome = isThere ? TAKEN : await sent(first);
        if (outcome.kind === "unsent") return tellUnsent(label, outcome.why);
        unsent.removeFirst();
        if (outcome.kind === "refused") {
          if (step !== undefined) history.forget(step);
          tell("failed", outcome.why);
        } else if (!isThere) {
          savedCount += 1;
          if (step === undefined) leftCount += 1;
        }
        show();
      }
      if (leftCount > 0) tell("told", `Saved ${countText(leftCount, "change")} of a closed page`);
      else if (isStuck && savedCount > 0) tell("told", `Saved ${countText(savedCount, "change")}`);
      isStuck = false;
    });

  function isSet(changes: readonly AnnotationChange[]): boolean {
    const { inverse } = applyChanges(confirmed.annotations, changes);
    return JSON.stringify(inverse.toReversed()) === JSON.stringify(changes);
  }

  function tellUnsent(label: string, why: string): void {
    isStuck = true;
    const others = unsent.list().length - 1;
    const more = others > 0 ? ` and ${countText(others, "more change")}` : "";
    tell("failed", `Not saved yet: ${label}${more}. ${why}`, {
      label: "Try again",
      run: () => inTurn(sendWaiting),
    });
  }

  /** Of a change in parts, the server takes all or none. */
  async function sent({ changes }: Unsent): Promise<Sent> {
    let inverses: readonly AnnotationChange[] = [];
    for (const part of changeParts(changes)) {
      const { inverse } = applyChanges(confirmed.annotations, part);
      const outcome = await sentPart(part);
      if (outcome.kind === "unsent") return outcome;
      if (outcome.kind === "refused") {
        for (const back of changeParts(inverses)) await sentPart(back);
        return outcome;
      }
      inverses = [...inverse, ...inverses];
    }
    return TAKEN;
  }

  async function sentPart(changes: readonly AnnotationChange[]): Promise<Sent> {
    try {
      const outcome = await server.change({ ...EXPERIMENT, changes });
      if (outcome.kind === "refused") {
        const { message, hint = "" } = outcome.problem;
        return { kind: "refused", why: `${message} ${hint}` };
      }
      const { version } = outcome;
      if (version !== confirmed.version + 1) await ask();
      else {
        const { annotations } = applyChanges(confirmed.annotations, changes);
        confirmed = { ...confirmed, version, annotations };
      }
      return TAKEN;
    } catch (error) {
      const isGone = error instanceof RunlensError && GONE_CODES.includes(error.code);
      return { kind: isGone ? "unsent" : "refused", why: messageOf(error) };
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
      const step: UndoStep = {
        label,
        undo: () => perform(step, inverse),
        redo: () => perform(step, changes),
      };
      history.add(step);
      tell("done", label);
      step.redo();
    },
    record(step) {
      history.add(step);
      // Its button would take back what was done since.
      notice.update((now) => (now?.kind === "done" || now?.kind === "undone" ? undefined : now));
    },
    undo() {
      const step = history.undo();
      if (step !== undefined) tell("undone", `Undone: ${step.label}`);
    },
    redo() {
      const step = history.redo();
      if (step !== undefined) tell("done", step.label);
    },
    refresh(version) {
      inTurn(async () => {
        if (version === undefined || version !== confirmed.version) await ask();
        await takeOver();
        await sendWaiting();
      });
    },
  };
}
