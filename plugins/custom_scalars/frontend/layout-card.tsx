import { countText, visibleName } from "@runlens/base";
import type { LayoutChart } from "@runlens/format";
import { LineCard, type CardsShare } from "@runlens/line-cards";
import type { ApiTags } from "@runlens/model";
import { useMemo } from "react";
import { chartLines, type ChartLines } from "./chart-lines.ts";
import type { CustomScalarsContext } from "./context.ts";

interface LayoutCardProps {
  /** Of the card; unique on the page. */
  readonly id: string;
  readonly chart: LayoutChart;
  /** Scalars alone. */
  readonly tags: ApiTags;
  readonly context: CustomScalarsContext;
  readonly share: CardsShare;
}

/** A chart of a layout. */
export function LayoutCard({ id, chart, tags, context, share }: LayoutCardProps) {
  const { runs } = context;
  const lines = useMemo(() => chartLines(chart, tags, runs), [chart, tags, runs]);
  const { sources, problems } = lines;
  const emptyNote =
    problems.length > 0 ? problems.join(" ") : "No selected run has a tag that matches.";
  return (
    <LineCard
      id={id}
      title={chart.title === "" ? "Untitled" : chart.title}
      sources={sources}
      emptyNote={emptyNote}
      footer={sources.length > 0 && <Matches {...lines} />}
      context={context}
      share={share}
    />
  );
}

/** What the lines of a card are, and what is missing. */
function Matches({ sources, problems }: ChartLines) {
  return (
    <details className="cs-matches">
      <summary>
        {countText(sources.length, "match", "matches")}
        {problems.length > 0 && (
          <span className="cs-problems"> · {countText(problems.length, "problem")}</span>
        )}
      </summary>
      <ul>
        {problems.map((problem) => (
          <li key={problem} className="cs-problems">
            {problem}
          </li>
        ))}
        {sources.map(({ run, tag, label, color, dash = [] }) => (
          <li key={`${run} ${tag} ${label}`}>
            <svg className="cs-stroke" aria-hidden>
              <line x1="0" x2="28" y1="5" y2="5" stroke={color} strokeDasharray={dash.join(" ")} />
            </svg>
            <bdi>{visibleName(label)}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
