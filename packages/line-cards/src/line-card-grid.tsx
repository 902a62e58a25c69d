import type { CSSProperties, ReactNode } from "react";
import "./line-cards.css";

interface LineCardGridProps {
  /** The least width of a card in CSS pixels. Default: 340. */
  readonly cardWidth?: number;
  readonly children: ReactNode;
}

/** As many columns of cards as there is room for. */
export function LineCardGrid({ cardWidth = 340, children }: LineCardGridProps) {
  const style: CSSProperties & Record<"--line-card-width", string> = {
    "--line-card-width": `${cardWidth}px`,
  };
  return (
    <div className="line-card-grid" style={style}>
      {children}
    </div>
  );
}
