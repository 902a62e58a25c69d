import type { PluginManifest } from "@runlens/plugin-api";
import { Menu, type MenuItem } from "@runlens/widgets";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { kindText } from "./dashboard-tags.ts";
import type { PageData } from "./page-data.ts";
import { useSession } from "./session.ts";
import { useFittingCount } from "./use-fitting-count.ts";

/** A tab per dashboard that has data, as many as there is room for; the others in a menu. */
export function DashboardTabs({ data }: { readonly data: PageData }) {
  const { url, manifests } = useSession();
  const { dashboards, dashboard: current } = data;
  const { ref, count } = useFittingCount();
  const without = data.tags === undefined ? [] : manifests.filter((m) => !dashboards.includes(m));
  const folded = dashboards.slice(count);
  const open = ({ id }: PluginManifest): void =>
    url.update((state) => ({ ...state, dashboard: id }));
  return (
    <nav className="top-bar-tabs" aria-label="Dashboards">
      <div ref={ref} className="top-bar-tab-row">
        {dashboards.map((dashboard, index) =>
          index < count ? (
            <a
              key={dashboard.id}
              href={`#${dashboard.id}`}
              title={dashboard.description}
              aria-current={dashboard === current ? "page" : undefined}
              onClick={(event) => {
                event.preventDefault();
                open(dashboard);
              }}
            >
              {dashboard.title}
            </a>
          ) : (
            // Takes the room of the tab, so that it is seen when there is enough again.
            <span key={dashboard.id} aria-hidden>
              {dashboard.title}
            </span>
          ),
        )}
      </div>
      <MoreDashboards folded={folded} without={without} current={current} onOpen={open} />
    </nav>
  );
}

interface MoreDashboardsProps {
  readonly folded: readonly PluginManifest[];
  readonly without: readonly PluginManifest[];
  readonly current: PluginManifest | undefined;
  readonly onOpen: (dashboard: PluginManifest) => void;
}

/** Stands for the open dashboard when its tab found no room. */
function MoreDashboards({ folded, without, current, onOpen }: MoreDashboardsProps) {
  const [anchor, setAnchor] = useState<Element>();
  if (folded.length + without.length === 0) return null;
  const isCurrent = current !== undefined && folded.includes(current);
  const itemOf = (dashboard: PluginManifest): MenuItem => ({
    label: dashboard.title,
    note: dashboard.description,
    ...(isCurrent && { isChecked: dashboard === current }),
    onSelect: () => onOpen(dashboard),
  });
  const sections = [
    { items: folded.map(itemOf) },
    {
      title: "Without data",
      items: without.map((dashboard) => ({
        ...itemOf(dashboard),
        note: `Looked for data ${kindText(dashboard)}`,
      })),
    },
  ];
  return (
    <>
      <button
        type="button"
        className="top-bar-more"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-current={isCurrent ? "page" : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {isCurrent ? current.title : "More"}
        <ChevronDown aria-hidden />
      </button>
      <Menu
        label="More dashboards"
        anchor={anchor}
        sections={sections.filter(({ items }) => items.length > 0)}
        onClose={() => setAnchor(undefined)}
      />
    </>
  );
}
