import { countText } from "@runlens/base";
import type { FileProblem, LoadStatus } from "@runlens/model";
import { Dialog } from "@runlens/widgets";
import { DetailsSection } from "./details-section.tsx";
import { NO_PROBLEMS } from "./problem-groups.ts";
import { ProblemList } from "./problem-list.tsx";

interface ProblemSheetProps {
  /** Undefined until the server answered. */
  readonly status: LoadStatus | undefined;
  readonly onClose: () => void;
}

/** Everything that could not be read as it should. */
export function ProblemSheet({ status, onClose }: ProblemSheetProps) {
  const { problems, unlistedProblems, notices } = status ?? NO_PROBLEMS;
  const problemCount = status?.problemCount ?? 0;
  const ofListedFiles = unlistedProblems.reduce((sum, { count }) => sum + count, problems.length);
  const unlisted = problemCount - ofListedFiles;
  const title = problemCount === 0 ? "No problems" : countText(problemCount, "problem");
  return (
    <Dialog title={title} open onClose={onClose}>
      <div className="problem-sheet">
        <p className="sheet-note">{noteOn(problems)}</p>
        <ProblemList problems={problems} unlisted={unlistedProblems} />
        {unlisted > 0 && (
          <p className="sheet-note">
            {countText(unlisted, "more was", "more were")} counted in other files.
          </p>
        )}
        {notices.length > 0 && (
          <DetailsSection title="What happened to files">
            <ProblemList problems={notices} />
          </DetailsSection>
        )}
      </div>
    </Dialog>
  );
}

function noteOn(problems: readonly FileProblem[]): string {
  if (problems.length === 0) return "Everything that was found could be read.";
  if (problems.every(({ offset }) => offset === undefined)) return "Everything else was read.";
  return (
    "Everything else was read: damage costs only the records that it hits. A file that was " +
    "copied may be whole where it came from: copy it again, and it is read anew by itself."
  );
}
