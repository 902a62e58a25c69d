import { countText } from "@runlens/base";
import type { Problem } from "@runlens/base";
import type { ApiTags, LoadStatus } from "@runlens/model";
import type { PluginManifest } from "@runlens/plugin-api";
import { EmptyState } from "@runlens/widgets";
import { kindText, tagCounts } from "./dashboard-tags.ts";
import { directoryAdvice } from "./directory-advice.ts";
import { useIsLate } from "./use-is-late.ts";

export function Unreachable({ problem }: { readonly problem: Problem }) {
  return (
    <EmptyState title="The server gave no data">
      <p>{problem.message}</p>
      {problem.hint !== undefined && <p>{problem.hint}</p>}
    </EmptyState>
  );
}

/** Boxes where the cards will be; says what it waits for once that takes more than a second. */
export function Waiting({ text }: { readonly text: string }) {
  const isLate = useIsLate(1000);
  return (
    <div className="waiting" aria-busy>
      <p className="waiting-text" role="status">
        {isLate ? `${text} …` : ""}
      </p>
      <div className="waiting-cards" aria-hidden>
        {Array.from({ length: 6 }, (_, index) => (
          <div key={index} className="waiting-card" />
        ))}
      </div>
    </div>
  );
}

/** Nothing was found: one paragraph per place that was searched. */
export function NoRuns({ status }: { readonly status: LoadStatus }) {
  const [first, ...others] = status.logDirectories.map((directory) =>
    directoryAdvice(directory, status),
  );
  return (
    <EmptyState title={first?.title ?? "No log directory is open"}>
      {[first, ...others].map(
        (advice, index) =>
          advice !== undefined && (
            <section key={index} className="advice">
              {index > 0 && <h3>{advice.title}</h3>}
              <p>{advice.found}</p>
              <p>{advice.remedy}</p>
              <pre>
                <code>{advice.command}</code>
              </pre>
            </section>
          ),
      )}
      {status.phase === "live" && <p>Runlens keeps looking: new data appear here by themselves.</p>}
    </EmptyState>
  );
}

interface NoDataProps {
  readonly tags: ApiTags;
  readonly dashboard: PluginManifest | undefined;
  readonly manifests: readonly PluginManifest[];
}

/** There are data, but of other kinds. */
export function NoData({ tags, dashboard, manifests }: NoDataProps) {
  const title =
    dashboard === undefined ? "No dashboard for these data yet" : `No data for ${dashboard.title}`;
  const wanted = dashboard === undefined ? manifests : [dashboard];
  return (
    <EmptyState title={title}>
      {wanted.map((manifest) => (
        <p key={manifest.id}>
          {manifest.title} shows data {kindText(manifest)}, and there are none.
        </p>
      ))}
      <p>
        In {countText(tags.runs.length, "run")} Runlens found {countText(tags.tags.length, "tag")}{" "}
        of other kinds:
      </p>
      <ul className="found-kinds">
        {tagCounts(tags).map(([pluginName, count]) => (
          <li key={pluginName}>
            <code>{pluginName === "" ? "no plugin" : pluginName}</code> {countText(count, "tag")}
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
