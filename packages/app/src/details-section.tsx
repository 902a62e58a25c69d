import type { ReactNode } from "react";

interface DetailsSectionProps {
  readonly title: string;
  /** Stands beside the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the details of a run. */
export function DetailsSection({ title, action, children }: DetailsSectionProps) {
  return (
    <section>
      <div className="run-details-heading">
        <h3>{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
