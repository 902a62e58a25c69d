import { LineCardGrid, type CardsShare } from "@runlens/line-cards";
import type { ApiTag } from "@runlens/model";
import { Button, SectionHeader } from "@runlens/widgets";
import { useMemo } from "react";
import { pinnedTags, savePins } from "./board-layout.ts";
import { pinSection } from "./board-section.ts";
import type { ScalarsContext } from "./context.ts";
import { ScalarCard } from "./scalar-card.tsx";

interface PinnedSectionProps {
  readonly context: ScalarsContext;
  readonly share: CardsShare;
}

const OPEN_KEY = "pinned";

/** The cards that were pinned, on top of all others. Those whose tag is not here wait. */
export function PinnedSection({ context, share }: PinnedSectionProps) {
  const { view, tags, settings } = context;
  const pins = useMemo(() => pinnedTags(view), [view]);
  const known = useMemo(() => new Map(tags.tags.map((each) => [each.tag, each])), [tags]);
  const shown = pins.map((pin) => known.get(pin)).filter((tag): tag is ApiTag => tag !== undefined);
  if (shown.length === 0) return undefined;
  const section = pinSection(view, pins);
  const isOpen = view.get(OPEN_KEY) !== "closed";
  return (
    <section aria-label="Pinned">
      <div className="scalars-pinned-header">
        <SectionHeader
          title="Pinned"
          count={shown.length}
          open={isOpen}
          onToggle={() => view.set(OPEN_KEY, isOpen ? "closed" : undefined)}
        />
        <Button label="Clear all pins" onClick={() => savePins(view, [])} />
      </div>
      {isOpen && (
        <LineCardGrid cardWidth={settings.cardWidth}>
          {shown.map((tag) => (
            <ScalarCard key={tag.tag} tag={tag} section={section} context={context} share={share} />
          ))}
        </LineCardGrid>
      )}
    </section>
  );
}
