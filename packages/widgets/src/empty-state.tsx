import type { ReactNode } from "react";
import "./empty-state.css";

interface EmptyStateProps {
  readonly title: string;
  /** What was looked for, where, and what to do. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="rl-empty">
      <h2 className="rl-empty-title">{title}</h2>
      {children !== undefined && <div className="rl-empty-body">{children}</div>}
    </div>
  );
}
