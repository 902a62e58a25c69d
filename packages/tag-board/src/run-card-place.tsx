import { useNear } from "@runlens/widgets";
import { useRef, type ReactNode } from "react";
import { RunCardHeader } from "./run-card-header.tsx";
import { cardName, type RunCard } from "./run-cards.ts";
import "./tag-page.css";

interface RunCardPlaceProps {
  readonly card: RunCard;
  /** Of the dashboard, for its size. */
  readonly className: string;
  /** As wide as the page. Default: false. */
  readonly isWide?: boolean;
  /** What is in it, its header first, while it is near. */
  readonly children: () => ReactNode;
}

/** The place of a card. It is filled only while it is near the visible part. */
export function RunCardPlace({ card, className, isWide = false, children }: RunCardPlaceProps) {
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  return (
    <article
      ref={place}
      className={`run-card ${className}`}
      aria-label={cardName(card)}
      data-wide={isWide || undefined}
    >
      {isNear ? children() : <RunCardHeader card={card} />}
    </article>
  );
}
