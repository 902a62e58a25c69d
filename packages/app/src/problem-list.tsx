import { bytesText, countText, groupedText, visibleName } from "@runlens/base";
import type { FileProblem, UnlistedProblems } from "@runlens/model";
import { Button } from "@runlens/widgets";
import { Copy } from "lucide-react";
import { useMemo, useState } from "react";
import { CopyButton } from "./copy-button.tsx";
import { groupProblems, messageWithin, type ProblemGroup } from "./problem-groups.ts";
import "./problem-list.css";

/** Of one file; the others are shown on request, so that it does not push all other files away. */
const MAX_FIRST_SHOWN = 5;

interface ProblemListProps {
  readonly problems: readonly FileProblem[];
  readonly unlisted?: readonly UnlistedProblems[];
}

const NONE: readonly UnlistedProblems[] = [];

/** What could not be read, file by file: where, how much, why, and what to do. */
export function ProblemList({ problems, unlisted = NONE }: ProblemListProps) {
  const groups = useMemo(() => groupProblems(problems, unlisted), [problems, unlisted]);
  return (
    <ul className="problem-groups">
      {groups.map((group) => (
        <li key={group.path}>
          <Group group={group} />
        </li>
      ))}
    </ul>
  );
}

function Group({ group }: { readonly group: ProblemGroup }) {
  const { path, problems, unlistedCount, hints } = group;
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? problems : problems.slice(0, MAX_FIRST_SHOWN);
  const nameStart = path.lastIndexOf("/") + 1;
  return (
    <>
      <div className="problem-path">
        <p>
          <span className="problem-folder">
            {nameStart > 0 && visibleName(path.slice(0, nameStart))}
          </span>
          <strong>{visibleName(path.slice(nameStart))}</strong>
        </p>
        <CopyButton
          variant="icon"
          label={`Copy path ${path}`}
          hint="Copy path"
          copiedLabel="Path copied"
          icon={<Copy />}
          textToCopy={() => path}
        />
      </div>
      <table className="problem-places">
        <thead>
          <tr>
            <th scope="col">At byte</th>
            <th scope="col">Lost</th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((problem, index) => (
            <Place key={index} problem={problem} />
          ))}
        </tbody>
      </table>
      {shown.length < problems.length && (
        <Button
          label={`Show ${countText(problems.length - shown.length, "more", "more")} of this file`}
          onClick={() => setIsWhole(true)}
        />
      )}
      {unlistedCount > 0 && shown.length === problems.length && (
        <p className="problem-hint">
          {countText(unlistedCount, "more is", "more are")} not listed here;{" "}
          <code>runlens inspect --json</code> lists all.
        </p>
      )}
      {hints.map((hint) => (
        <p key={hint} className="problem-hint">
          {hint}
        </p>
      ))}
    </>
  );
}

function Place({ problem }: { readonly problem: FileProblem }) {
  const { offset, lostBytes } = problem;
  return (
    <tr>
      <td>{offset === undefined ? "–" : groupedText(offset)}</td>
      <td>{lostBytes === undefined ? "–" : bytesText(lostBytes)}</td>
      <td>{messageWithin(problem)}</td>
    </tr>
  );
}
