import type { ApiTag } from "@runlens/model";
import { useNear } from "@runlens/widgets";
import { useRef, type ReactNode } from "react";
import { TagTitle } from "./tag-title.tsx";
import "./run-card-header.css";
import "./tag-page.css";

interface TagCardProps {
  readonly tag: ApiTag;
  /** Of the dashboard, for its size. */
  readonly className: string;
  /** As wide as the page. Default: false. */
  readonly isWide?: boolean;
  /** What is shown of the tag, below it. */
  readonly note: ReactNode;
  readonly buttons: ReactNode;
  /** What is in it while it is near. */
  readonly children: () => ReactNode;
}

/** A card for all runs of a tag. It is filled only while it is near the visible part. */
export function TagCard({ tag, className, isWide = false, note, buttons, children }: TagCardProps) {
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  return (
    <article
      ref={place}
      className={`run-card ${className}`}
      aria-label={tag.tag}
      data-wide={isWide || undefined}
    >
      <header className="run-card-header">
        <TagTitle tag={tag} />
        <div className="run-card-buttons">{buttons}</div>
        <p className="run-card-run">
          <span className="run-card-note">{note}</span>
        </p>
      </header>
      {isNear && children()}
    </article>
  );
}
