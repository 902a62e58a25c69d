import { FITTED, isSameView } from "@runlens/charts";
import { splitTag } from "@runlens/plugin-api/tags";
import { Button } from "@runlens/widgets";
import { Maximize2, Minimize2, Pin, PinOff, Scan, Table2 } from "lucide-react";
import type { DragEventHandler } from "react";
import { CardMenu, type CardMenuProps } from "./card-menu.tsx";
import { OddBadge } from "./odd-badge.tsx";
import type { OddSeries } from "./odd-series.ts";
import { withoutY, type CardStateDoors } from "./use-card-state.ts";
import "./card-header.css";

interface CardTitleProps {
  /** A tag, or a title of the same form: "folders/name". */
  readonly title: string;
  /** Shown under the pointer, after the whole title. */
  readonly description?: string | undefined;
}

/** Whether a card is pinned, and how to change it. */
export interface CardPin {
  readonly isPinned: boolean;
  toggle(): void;
}

interface CardHeaderProps
  extends
    CardTitleProps,
    CardStateDoors,
    Pick<CardMenuProps, "xScale" | "yScale" | "y2Scale" | "actions"> {
  /** "12 runs", "1.2 M points"; empty while nothing is known. */
  readonly counts: readonly string[];
  /** Series with values that are no numbers. */
  readonly odd: readonly OddSeries[];
  /** What is in sight moves with the newest points. */
  readonly isFollowing: boolean;
  readonly pin?: CardPin | undefined;
  /** What a card is carried by, where cards can be moved. */
  readonly onDragStart?: DragEventHandler | undefined;
}

/** Title and counts; under the pointer or with the focus inside, the card's buttons. */
export function CardHeader(props: CardHeaderProps) {
  const { title, description, counts, odd, isFollowing, state, save, pin } = props;
  const { yScale, y2Scale = yScale, onDragStart } = props;
  const notes = [
    ...(isFollowing ? ["following"] : []),
    ...(yScale === "linear" ? [] : [yScale]),
    ...(y2Scale === yScale ? [] : [`${y2Scale} on the right`]),
    ...counts,
  ];
  const isLog = yScale === "log";
  const isFitted = isSameView(state.view, FITTED);
  return (
    <header
      className="line-card-header"
      draggable={onDragStart !== undefined}
      onDragStart={onDragStart}
    >
      {odd.length > 0 && <OddBadge odd={odd} save={save} />}
      <CardTitle title={title} description={description} />
      <span className="line-card-counts">
        {notes.map((note, i) => (
          <span key={note}>{i === 0 ? note : ` · ${note}`}</span>
        ))}
      </span>
      <div className="line-card-buttons">
        {pin && (
          <Button
            variant="icon"
            label={`Pin: ${title}`}
            hint={pin.isPinned ? "Take the pin out" : "Pin to the top"}
            icon={pin.isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
            pressed={pin.isPinned}
            onClick={() => pin.toggle()}
          />
        )}
        <Button
          variant="icon"
          label={`Data table: ${title}`}
          hint="Data table"
          icon={<Table2 aria-hidden />}
          pressed={state.table}
          onClick={() => save({ table: !state.table })}
        />
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
          label={`Full size: ${title}`}
          hint="Full size"
          icon={state.wide ? <Minimize2 aria-hidden /> : <Maximize2 aria-hidden />}
          pressed={state.wide}
          onClick={() => save({ wide: !state.wide })}
        />
        <CardMenu {...props} />
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
