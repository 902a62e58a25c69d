import { visibleName } from "@runlens/base";
import { SectionHeader } from "@runlens/widgets";
import type { ReactNode } from "react";
import type { TagBoard } from "./use-tag-board.ts";
import "./tag-board.css";

interface TagSectionProps {
  readonly board: TagBoard;
  /** Of the group; "" for tags without a prefix. */
  readonly name: string;
  /** Cards in it. */
  readonly count: number;
  /** Open whatever was chosen, as while something is looked for. */
  readonly forceOpen?: boolean;
  readonly children: ReactNode;
}

/** A heading that opens and closes, and under it what is in the group. */
export function TagSection({ board, name, count, forceOpen = false, children }: TagSectionProps) {
  const title = name === "" ? "Ungrouped" : visibleName(name);
  const isOpen = forceOpen || board.isOpen(name);
  return (
    <section aria-label={title}>
      <div className="tag-section-header">
        <SectionHeader
          title={title}
          count={count}
          open={isOpen}
          onToggle={() => board.toggle(name)}
        />
      </div>
      {isOpen && children}
    </section>
  );
}
