import { groupedText, visibleName } from "@runlens/base";
import type { Problem } from "@runlens/base";
import { durationText, momentText } from "@runlens/charts";
import { MANIFEST_TAG } from "@runlens/format";
import type { ApiTexts, Run } from "@runlens/model";
import { Dialog } from "@runlens/widgets";
import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";
import { DetailsSection } from "./details-section.tsx";
import { FactList } from "./fact-list.tsx";
import { NoticeBar } from "./notice.tsx";
import { problemOf } from "./problem-of.ts";
import { problemsOfRun, type ProblemLists } from "./problem-groups.ts";
import { ProblemList } from "./problem-list.tsx";
import { listQueries, textQuery } from "./queries.ts";
import { RunAnnotationsForm } from "./run-annotations.tsx";
import "./run-details.css";
import { HyperparameterSection } from "./run-hyperparameters.tsx";
import { readManifest, type Fact } from "./run-manifest.ts";
import { useSession } from "./session.ts";

interface RunDetailsProps {
  readonly run: Run;
  /** As it is drawn. */
  readonly color: string;
  /** Of all runs. */
  readonly problems: ProblemLists;
  readonly onClose: () => void;
}

/** What is known of a run, what of it could not be read, and how it came about if it logged that. */
export function RunDetails({ run, color, problems, onClose }: RunDetailsProps) {
  return (
    <Dialog title="Run details" open onClose={onClose}>
      <div className="run-details">
        <RunAnnotationsForm key={run.name} run={run} color={color} />
        <FactList facts={factsOf(run)} />
        <HyperparameterSection run={run.name} />
        <ProblemSections {...problemsOfRun(problems, run.name)} />
        <ManifestSection run={run.name} />
        <NoticeBar />
      </div>
    </Dialog>
  );
}

function factsOf(run: Run): Fact[] {
  const { startTimeSecs = NaN, lastTimeSecs = NaN } = run;
  const facts: readonly [string, string][] = [
    ["Run", visibleName(run.name)],
    ["First event", zonedText(startTimeSecs)],
    ["Last event", zonedText(lastTimeSecs)],
    ["Duration", durationText(lastTimeSecs - startTimeSecs)],
    ["Series", groupedText(run.seriesCount)],
    ["Values", groupedText(run.pointCount)],
    ["Damaged records", groupedText(run.damagedRecords)],
  ];
  return facts.map(([term, text]) => ({ term, entries: [{ text }] }));
}

/** "2026-03-12 14:30:05 (UTC+1)": the zone is that of the browser, at that time of the year. */
function zonedText(timeSecs: number): string {
  if (Number.isNaN(timeSecs)) return momentText(timeSecs);
  const format = new Intl.DateTimeFormat("en-US", { timeZoneName: "shortOffset" });
  const parts = format.formatToParts(timeSecs * 1000);
  const zone = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  return `${momentText(timeSecs)} (${zone.replace(/^GMT(\+0$)?/, "UTC")})`;
}

function ProblemSections({ problems, unlistedProblems, notices }: ProblemLists) {
  return (
    <>
      {problems.length > 0 && (
        <DetailsSection title="Problems">
          <ProblemList problems={problems} unlisted={unlistedProblems} />
        </DetailsSection>
      )}
      {notices.length > 0 && (
        <DetailsSection title="What happened to its files">
          <ProblemList problems={notices} />
        </DetailsSection>
      )}
    </>
  );
}

function ManifestSection({ run }: { readonly run: string }) {
  const { client } = useSession();
  const tags = useQuery(listQueries(client).tags);
  const runIndex = tags.data?.runs.indexOf(run);
  const isLogged = tags.data?.tags.some(
    ({ tag, runIndexes }) => tag === MANIFEST_TAG && runIndexes.includes(runIndex ?? -1),
  );
  const texts = useQuery({ ...textQuery(client, run, MANIFEST_TAG), enabled: isLogged === true });
  if (isLogged === false) {
    return (
      <ManifestNote>
        This run logged no manifest. <code>logManifest</code> of <code>runlens/writer</code> logs
        one.
      </ManifestNote>
    );
  }
  if (texts.error !== null) return <ManifestProblem problem={problemOf(texts.error)} />;
  if (texts.data === undefined) return <ManifestNote>Reading the manifest…</ManifestNote>;
  return <LoggedManifest texts={texts.data} />;
}

function LoggedManifest({ texts }: { readonly texts: ApiTexts }) {
  const value = texts.values.at(-1);
  if (value !== undefined && "problem" in value) return <ManifestProblem problem={value.problem} />;
  const text = value?.texts[0] ?? "";
  const manifest = readManifest(text);
  if (manifest === undefined) {
    return <ManifestNote>The manifest is no JSON object, so it cannot be shown.</ManifestNote>;
  }
  return (
    <DetailsSection
      title="Manifest"
      action={
        <CopyButton
          label="Copy JSON"
          copiedLabel="JSON copied"
          icon={<Copy />}
          textToCopy={() => manifest.json}
        />
      }
    >
      <FactList facts={manifest.facts} />
    </DetailsSection>
  );
}

function ManifestNote({ children }: { readonly children: ReactNode }) {
  return (
    <p className="sheet-note" role="status">
      {children}
    </p>
  );
}

function ManifestProblem({ problem }: { readonly problem: Problem }) {
  return (
    <p className="run-details-problem" role="alert">
      The manifest cannot be shown. {problem.message} {problem.hint}
    </p>
  );
}
