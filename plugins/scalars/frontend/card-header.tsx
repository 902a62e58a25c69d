import { FITTED, isSameView } from "@runlens/charts";
import type { ApiTag } from "@runlens/model";
import { splitTag } from "@runlens/plugin-api/tags";
import { Button } from "@runlens/widgets";
import { FoldHorizontal, Scan, UnfoldHorizontal } from "lucide-react";
import type { CardStateDoors } from "./use-card-state.ts";

interface CardHeaderProps extends CardStateDoors {
  readonly tag: ApiTag;
  /** "12 runs · 1.2 M points"; "" while nothing is known. */
  readonly counts: string;
}

/** Tag and counts; under the pointer or with the focus inside, the card's buttons. */
export function CardHeader({ tag, counts, state, save }: CardHeaderProps) {
  const name = tag.tag;
  const isLog = state.yScale === "log";
  const isFitted = isSameView(state.view, FITTED);
  return (
    <header className="scalar-card-header">
      <CardTitle tag={tag} />
      <span className="scalar-card-counts">
        {isLog ? "log · " : ""}
        {counts}
      </span>
      <div className="scalar-card-buttons">
        <Button
          variant="icon"
          label={`Log y-axis: ${name}`}
          hint="Logarithmic y-axis"
          icon={<span className="scalar-card-log">log</span>}
          pressed={isLog}
          onClick={() => save({ yScale: isLog ? "linear" : "log", view: withoutY(state.view) })}
        />
        <Button
          variant="icon"
          label={`Fit to data: ${name}`}
          hint="Fit to data"
          icon={<Scan aria-hidden />}
          disabled={isFitted}
          onClick={() => save({ view: FITTED })}
        />
        <Button
          variant="icon"
          label={`Full width: ${name}`}
          hint="Full width"
          icon={state.wide ? <FoldHorizontal aria-hidden /> : <UnfoldHorizontal aria-hidden />}
          pressed={state.wide}
          onClick={() => save({ wide: !state.wide })}
        />
      </div>
    </header>
  );
}

/** The whole tag and its description are shown under the pointer. */
export function CardTitle({ tag }: { readonly tag: ApiTag }) {
  const { folders, name } = splitTag(tag.tag);
  const { description } = tag;
  return (
    <h3
      className="scalar-card-title"
      title={description === "" ? tag.tag : `${tag.tag}\n${description}`}
    >
      <span className="scalar-card-folders">{folders}</span>
      <span className="scalar-card-name">{name}</span>
    </h3>
  );
}

/** A range of one scale makes no sense on the other. */
function withoutY({ xRange }: CardHeaderProps["state"]["view"]) {
  return xRange === undefined ? FITTED : { xRange };
}
