import type { ReactNode } from "react";
import "./line-cards.css";

/** As many columns of cards as there is room for. */
export function LineCardGrid({ children }: { readonly children: ReactNode }) {
  return <div className="line-card-grid">{children}</div>;
}
