import type { ScaleKind } from "@runlens/charts";
import { Button, Menu, type MenuSection } from "@runlens/widgets";
import { Ellipsis } from "lucide-react";
import { useRef, useState } from "react";
import type { CardState } from "./card-state.ts";
import { withoutX, withoutY, withoutY2, type CardStateDoors } from "./use-card-state.ts";

export interface CardMenuProps extends CardStateDoors {
  readonly title: string;
  /** As they are shown, be they the card's own or the page's. */
  readonly xScale: ScaleKind;
  readonly yScale: ScaleKind;
  /** Absent: no line is read on the right. */
  readonly y2Scale?: ScaleKind | undefined;
  /** What the dashboard lets do with the card. */
  readonly actions?: readonly MenuSection[] | undefined;
}

const SCALES: readonly (readonly [ScaleKind, string])[] = [
  ["linear", "Linear"],
  ["log", "Logarithmic"],
  ["symlog", "Symlog"],
];

/** What can be done with a card and has no button of its own, by pointer and by keys. */
export function CardMenu(props: CardMenuProps) {
  const { title, xScale, yScale, y2Scale, state, save, actions = [] } = props;
  const [anchor, setAnchor] = useState<HTMLButtonElement>();
  const button = useRef<HTMLButtonElement>(null);
  const sections: readonly MenuSection[] = [
    ...actions,
    scaleSection(y2Scale === undefined ? "Vertical axis" : "Left axis", yScale, (kind) =>
      save({ yScale: kind, view: withoutY(state.view) }),
    ),
    ...(y2Scale === undefined
      ? []
      : [
          scaleSection("Right axis", y2Scale, (kind) =>
            save({ y2Scale: kind, view: withoutY2(state.view) }),
          ),
        ]),
    scaleSection("Horizontal axis", xScale, (kind) =>
      save({ xScale: kind, view: withoutX(state.view) }),
    ),
    {
      items: [
        {
          label: "Axes as on the page",
          isDisabled: !hasOwnAxes(state),
          onSelect: () =>
            save({
              xScale: undefined,
              yScale: undefined,
              y2Scale: undefined,
              yLimits: undefined,
              y2Limits: undefined,
              view: withoutY(state.view),
            }),
        },
      ],
    },
  ];
  return (
    <>
      <Button
        ref={button}
        variant="icon"
        label={`More: ${title}`}
        hint="More"
        icon={<Ellipsis aria-hidden />}
        onClick={() => setAnchor(button.current ?? undefined)}
      />
      <Menu
        label={title}
        anchor={anchor}
        sections={sections}
        onClose={() => setAnchor(undefined)}
        returnFocus={() => button.current}
      />
    </>
  );
}

function scaleSection(
  title: string,
  shown: ScaleKind,
  choose: (kind: ScaleKind) => void,
): MenuSection {
  return {
    title,
    items: SCALES.map(([kind, label]) => ({
      label,
      isChecked: kind === shown,
      onSelect: () => choose(kind),
    })),
  };
}

function hasOwnAxes({ xScale, yScale, y2Scale, yLimits, y2Limits }: CardState): boolean {
  return [xScale, yScale, y2Scale, yLimits, y2Limits].some((own) => own !== undefined);
}
