import { FITTED, isSameView } from "@runlens/charts";
import { splitTag } from "@runlens/plugin-api/tags";
import { Button } from "@runlens/widgets";
import { FoldHorizontal, Scan, UnfoldHorizontal } from "lucide-react";
import type { CardStateDoors } from "./use-card-state.ts";
import "./line-cards.css";

interface CardTitleProps {
  /** A tag, or a title of the same form: "folders/name". */
  readonly title: string;
  /** Shown under the pointer, after the whole title. */
  readonly description?: string | undefined;
}

interface CardHeaderProps extends CardTitleProps, CardStateDoors {
  /** "12 runs · 1.2 M points"; "" while nothing is known. */
  readonly counts: string;
}

/** Title and counts; under the pointer or with the focus inside, the card's buttons. */
export function CardHeader({ title, description, counts, state, save }: CardHeaderProps) {
  const isLog = state.yScale === "log";
  const isFitted = isSameView(state.view, FITTED);
  return (
    <header className="line-card-header">
      <CardTitle title={title} description={description} />
      <span className="line-card-counts">
        {isLog ? "log · " : ""}
        {counts}
      </span>
      <div className="line-card-buttons">
        <Button
          variant="icon"
          label={`Log y-axis: ${title}`}
          hint="Logarithmic y-axis"
          icon={<span className="line-card-log">log</span>}
          pressed={isLog}
          onClick={() => save({ yScale: isLog ? "linear" : "log", view: withoutY(state.view) })}
        />
        <Button
          variant="icon"
          label={`Fit to data: ${title}`}
          hint="Fit to data"
          icon={<Scan aria-hidden />}
          disabled={isFitted}
          onClick={() => save({ view: FITTED })}
        />
        <Button
          variant="icon"
          label={`Full width: ${title}`}
          hint="Full width"
          icon={state.wide ? <FoldHorizontal aria-hidden /> : <UnfoldHorizontal aria-hidden />}
          pressed={state.wide}
          onClick={() => save({ wide: !state.wide })}
        />
      </div>
    </header>
  );
}

/** The last part of the title stands out. */
export function CardTitle({ title, description = "" }: CardTitleProps) {
  const { folders, name } = splitTag(title);
  return (
    <h3 className="line-card-title" title={description === "" ? title : `${title}\n${description}`}>
      <span className="line-card-folders">{folders}</span>
      <span className="line-card-name">{name}</span>
    </h3>
  );
}

/** A range of one scale makes no sense on the other. */
function withoutY({ xRange }: CardHeaderProps["state"]["view"]) {
  return xRange === undefined ? FITTED : { xRange };
}
