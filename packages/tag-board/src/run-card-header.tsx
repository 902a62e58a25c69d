import { momentText, stepText } from "@runlens/charts";
import { isInRange, type Moments, type PageSteps } from "@runlens/model";
import type { ReactNode } from "react";
import type { RunCard } from "./run-cards.ts";
import { RunLabel } from "./run-label.tsx";
import { TagTitle } from "./tag-title.tsx";
import "./run-card-header.css";

interface RunCardHeaderProps {
  readonly card: RunCard;
  /** What is shown; absent while nothing is known. */
  readonly shown?: ShownMoment | undefined;
  /** Buttons. */
  readonly children?: ReactNode;
}

export interface ShownMoment {
  readonly moments: Moments;
  /** -1 for nothing. */
  readonly position: number;
  readonly page: PageSteps;
}

/** Tag, run and step of a card; the whole tag and its description are shown under the pointer. */
export function RunCardHeader({ card, shown, children }: RunCardHeaderProps) {
  const { tag, run } = card;
  return (
    <header className="run-card-header">
      <TagTitle tag={tag} />
      <div className="run-card-buttons">{children}</div>
      <p className="run-card-run">
        <RunLabel run={run} />
        <span className="run-card-moment">{shown && shownText(shown)}</span>
      </p>
    </header>
  );
}

/** Which step is shown, why not the one that the page is at, and when it was logged. */
function shownText({ moments, position, page }: ShownMoment): string {
  const step = moments.steps[position];
  if (step === undefined) return "";
  const moment = momentText(moments.wallTimesSecs[position] ?? NaN);
  return `step ${stepText(step)}${whyOther(step, page)} · ${moment}`;
}

function whyOther(step: number, page: PageSteps): string {
  if (!isInRange(step, page.range)) return ", none in the range";
  if (page.step === undefined || page.step === step) return "";
  return `, nearest to ${stepText(page.step)}`;
}
