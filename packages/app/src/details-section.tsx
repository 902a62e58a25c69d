import type { ReactNode } from "react";
import "./details-section.css";

interface DetailsSectionProps {
  readonly title: string;
  /** Stands beside the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a dialog under a heading. */
export function DetailsSection({ title, action, children }: DetailsSectionProps) {
  return (
    <section>
      <div className="details-heading">
        <h3>{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
