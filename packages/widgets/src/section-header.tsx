import { groupedText, visibleName } from "@runlens/base";
import { ChevronRight } from "lucide-react";
import "./section-header.css";

interface SectionHeaderProps {
  readonly title: string;
  readonly count: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** The heading of a group that opens and closes; the whole line is the button. */
export function SectionHeader({ title, count, open, onToggle }: SectionHeaderProps) {
  return (
    <h2 className="rl-section">
      <button type="button" aria-expanded={open} onClick={onToggle}>
        <ChevronRight aria-hidden />
        <span className="rl-section-title">{visibleName(title)}</span>
        <span className="rl-section-count">{groupedText(count)}</span>
      </button>
    </h2>
  );
}
