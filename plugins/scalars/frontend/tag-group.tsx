import type { TagGroup as Group } from "@runlens/plugin-api/tags";
import { SectionHeader } from "@runlens/widgets";
import type { CardsShare, ScalarsContext } from "./context.ts";
import { ScalarCard } from "./scalar-card.tsx";

interface TagGroupProps {
  readonly group: Group;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly context: ScalarsContext;
  readonly share: CardsShare;
}

/** A heading that opens and closes, and under it one card per tag. */
export function TagGroup({ group, open, onToggle, context, share }: TagGroupProps) {
  const { name, tags } = group;
  const title = name === "" ? "Ungrouped" : name;
  return (
    <section className="scalars-group" aria-label={title}>
      <div className="scalars-group-header">
        <SectionHeader title={title} count={tags.length} open={open} onToggle={onToggle} />
      </div>
      {open && (
        <div className="scalars-grid">
          {tags.map((tag) => (
            <ScalarCard key={tag.tag} tag={tag} context={context} share={share} />
          ))}
        </div>
      )}
    </section>
  );
}
