import { countText } from "@runlens/base";
import { useMemo } from "react";
import { diffLines, foldSame, type DiffLine } from "./line-diff.ts";

const CONTEXT_LINES = 3;

const SIGNS = { same: " ", removed: "−", added: "+" } as const;
const SPOKEN = { same: "", removed: "removed: ", added: "added: " } as const;

interface DiffViewProps {
  readonly before: string;
  readonly after: string;
}

/** What has to be done to one text to have the other, line by line. */
export function DiffView({ before, after }: DiffViewProps) {
  const lines = useMemo(() => diffLines(before, after), [before, after]);
  const count = (kind: DiffLine["kind"]) => lines.filter((line) => line.kind === kind).length;
  const [removed, added] = [count("removed"), count("added")];
  if (removed === 0 && added === 0) {
    return <p className="text-diff-counts">Both texts are the same.</p>;
  }
  return (
    <>
      <p className="text-diff-counts">
        {countText(removed, "line")} removed, {countText(added, "line")} added
      </p>
      <div className="text-diff">
        {foldSame(lines, CONTEXT_LINES).map((part, at) =>
          part.kind === "folded" ? (
            <p key={at} className="text-diff-folded">
              {countText(part.count, "unchanged line")}
            </p>
          ) : (
            part.lines.map(({ kind, text }, line) => (
              <div key={`${at} ${line}`} className="text-diff-line" data-kind={kind}>
                <span className="text-diff-sign" aria-hidden>
                  {SIGNS[kind]}
                </span>
                <span className="rl-visually-hidden">{SPOKEN[kind]}</span>
                <span>{text}</span>
              </div>
            ))
          ),
        )}
      </div>
    </>
  );
}
