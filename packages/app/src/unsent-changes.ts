import { applyChanges, NO_ANNOTATIONS, type AnnotationChange } from "@runlens/model";
import { forget, keep, keptKeys, readKept } from "./local-storage.ts";
import type { UndoStep } from "./undo-history.ts";

/** What the server has not taken yet. */
export interface Unsent {
  /** What was done: "Renamed run". */
  readonly label: string;
  readonly changes: readonly AnnotationChange[];
  /** Absent: another page did it, and was closed. */
  readonly step?: UndoStep;
}

/** Changes in the order in which they are to be sent, each by one page only. */
export interface UnsentChanges {
  readonly list: () => readonly Unsent[];
  readonly add: (unsent: Unsent) => void;
  /** The first one needs to be sent no more. */
  readonly removeFirst: () => void;
  /** Takes over, to send them first, those of pages that are closed or have lost the server. From then on they are kept. */
  readonly takeOver: () => Promise<void>;
  /** While `work` sends, no other page takes over. What one took over before is in the list no more. */
  readonly whileOurs: (work: () => Promise<void>) => Promise<void>;
}

interface UnsentOptions {
  /** Names the experiment: address of the page and log directories, since a port serves others later. */
  readonly place: () => Promise<string>;
  /** Whether closing the page would lose changes: storage is barred or full. */
  readonly onRisk: (isAtRisk: boolean) => void;
}

/**
 * Keeps unsent changes in this browser, so that they outlive the page: in one entry for each
 * page, which who sends them must have.
 *
 * Locks keep two pages from sending the same change. Browsers have them over https and for this
 * machine only; elsewhere a change that is on its way just when another page opens is sent by
 * that one too, and sets again what it has set.
 */
export function createUnsentChanges({ place, onRisk }: UnsentOptions): UnsentChanges {
  const id = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  let ownKey: string | undefined;
  let items: readonly Unsent[] = [];
  let isKept = false;

  function replace(next: readonly Unsent[]): void {
    items = next;
    if (ownKey !== undefined) {
      isKept = next.length > 0 && keep(ownKey, JSON.stringify(next.map(keptPart)));
      if (!isKept) forget(ownKey);
    }
    onRisk(next.length > 0 && !isKept);
  }

  async function takeOverFrom(key: string): Promise<void> {
    const taken = parsed(readKept(key));
    forget(key);
    replace([...taken, ...items]);
  }

  return {
    list: () => items,
    add: (unsent) => replace([...items, unsent]),
    removeFirst: () => replace(items.slice(1)),
    async takeOver() {
      const prefix = `runlens.unsent ${await place()} `;
      ownKey = prefix + id;
      replace(items);
      for (const key of keptKeys(prefix)) {
        if (key !== ownKey) await locked(key, { ifAvailable: true }, () => takeOverFrom(key));
      }
    },
    whileOurs: (work) =>
      locked(ownKey ?? id, {}, () => {
        if (ownKey !== undefined && isKept && readKept(ownKey) === undefined) replace([]);
        return work();
      }),
  };
}

function keptPart({ label, changes }: Unsent): Unsent {
  return { label, changes };
}

async function locked(
  name: string,
  options: LockOptions,
  work: () => Promise<void>,
): Promise<void> {
  if (!("locks" in navigator)) return work();
  return navigator.locks.request(name, options, async (lock) => {
    if (lock !== null) await work();
  });
}

/** What makes sense of it. What is in a change the server checks. */
function parsed(text: string | undefined): readonly Unsent[] {
  try {
    const kept: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(kept) ? kept.filter(isUnsent) : [];
  } catch {
    return [];
  }
}

function isUnsent(value: unknown): value is Unsent {
  return (
    typeof value === "object" &&
    value !== null &&
    "label" in value &&
    typeof value.label === "string" &&
    "changes" in value &&
    Array.isArray(value.changes) &&
    canBeApplied(value.changes)
  );
}

/** Another version of the page may have kept changes of a kind that is not known here. */
function canBeApplied(changes: readonly AnnotationChange[]): boolean {
  try {
    applyChanges(NO_ANNOTATIONS, changes);
    return true;
  } catch {
    return false;
  }
}
