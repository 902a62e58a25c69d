import type { ScaleKind } from "@runlens/charts";
import { Button, Menu, type MenuSection } from "@runlens/widgets";
import { Ellipsis } from "lucide-react";
import { useRef, useState } from "react";
import { withoutX, withoutY, type CardStateDoors } from "./use-card-state.ts";

export interface CardMenuProps extends CardStateDoors {
  readonly title: string;
  /** As they are shown, be they the card's own or the page's. */
  readonly xScale: ScaleKind;
  readonly yScale: ScaleKind;
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
  const { title, xScale, yScale, state, save, actions = [] } = props;
  const [anchor, setAnchor] = useState<HTMLButtonElement>();
  const button = useRef<HTMLButtonElement>(null);
  const sections: readonly MenuSection[] = [
    ...actions,
    {
      title: "Vertical axis",
      items: SCALES.map(([kind, label]) => ({
        label,
        isChecked: kind === yScale,
        onSelect: () => save({ yScale: kind, view: withoutY(state.view) }),
      })),
    },
    {
      title: "Horizontal axis",
      items: SCALES.map(([kind, label]) => ({
        label,
        isChecked: kind === xScale,
        onSelect: () => save({ xScale: kind, view: withoutX(state.view) }),
      })),
    },
    {
      items: [
        {
          label: "Axes as on the page",
          isDisabled: !hasOwnAxes(state),
          onSelect: () =>
            save({
              xScale: undefined,
              yScale: undefined,
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

function hasOwnAxes({ xScale, yScale, yLimits, y2Limits }: CardMenuProps["state"]): boolean {
  return [xScale, yScale, yLimits, y2Limits].some((own) => own !== undefined);
}
