import type { VisibleRun } from "@runlens/plugin-api";
import { runLabel } from "./run-cards.ts";
import "./run-label.css";

/** A run's colour and what it is called; its own name is shown under the pointer. */
export function RunLabel({ run }: { readonly run: VisibleRun }) {
  return (
    <span className="run-label">
      <span className="run-label-dot" style={{ background: run.color }} aria-hidden />
      <span className="run-label-name" title={run.name}>
        <bdi>{runLabel(run)}</bdi>
      </span>
    </span>
  );
}
