import { messageOf } from "@runlens/base";
import { saveFile } from "@runlens/widgets";
import { useEffect, useRef, useState } from "react";
import type { ExportChoice } from "./export-choice.ts";
import type { ExportedCard } from "./exported-card.ts";
import { withAllRuns } from "./all-runs.ts";
import { kindOf } from "./export-choice.ts";
import { writeCards, type ExportProgress } from "./write-cards.ts";
import type { LineCardContext } from "../line-card-context.ts";

export type ExportState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly progress: ExportProgress | undefined }
  | {
      readonly kind: "done";
      readonly name: string;
      readonly bytes: number;
      readonly notes: readonly string[];
    }
  | { readonly kind: "failed"; readonly message: string };

/** Runs one export at a time; leaving the page of it gives it up. */
export function useExport(cards: readonly ExportedCard[], context: LineCardContext) {
  const [state, setState] = useState<ExportState>({ kind: "idle" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = (choice: ExportChoice, name: string): void => {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    const { signal } = stop;
    setState({ kind: "running", progress: undefined });
    const onProgress = (progress: ExportProgress): void => {
      if (!signal.aborted) setState({ kind: "running", progress });
    };
    write().then(
      ({ blob, name: fileName, notes }) => {
        if (signal.aborted) return;
        saveFile(fileName, blob);
        setState({ kind: "done", name: fileName, bytes: blob.size, notes });
      },
      (error: unknown) => {
        if (!signal.aborted) setState({ kind: "failed", message: messageOf(error) });
      },
    );

    async function write() {
      const isAll = kindOf(choice) === "data" && choice.runs === "all";
      const wanted = isAll ? await withAllRuns(cards, context, choice.theme) : cards;
      return writeCards({ cards: wanted, choice, context, name, onProgress, signal });
    }
  };
  const cancel = (): void => {
    running.current?.abort();
    setState({ kind: "idle" });
  };
  return { state, start, cancel };
}
