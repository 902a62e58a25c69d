import { countText } from "@runlens/base";
import type { FileProblem, LoadStatus } from "@runlens/model";
import { Dialog } from "@runlens/widgets";
import { bytesText } from "./text.ts";

interface ProblemSheetProps {
  readonly status: LoadStatus;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Which bytes of which files could not be read, and why. */
export function ProblemSheet({ status, open, onClose }: ProblemSheetProps) {
  const { problems, problemCount } = status;
  return (
    <Dialog title={countText(problemCount, "damaged place")} open={open} onClose={onClose}>
      <p className="sheet-note">
        Everything else was read: damage costs only the records that it hits.
      </p>
      <table className="sheet-table">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Offset</th>
            <th scope="col">Lost</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem, index) => (
            <ProblemRow key={index} problem={problem} />
          ))}
        </tbody>
      </table>
      {problemCount > problems.length && (
        <p className="sheet-note">
          and {countText(problemCount - problems.length, "more", "more")}
        </p>
      )}
    </Dialog>
  );
}

function ProblemRow({ problem }: { readonly problem: FileProblem }) {
  const { path, offset, lostBytes, message, hint } = problem;
  return (
    <tr>
      <td>
        <code>{path}</code>
      </td>
      <td className="sheet-number">{offset?.toLocaleString("en-US") ?? "–"}</td>
      <td className="sheet-number">{lostBytes === undefined ? "–" : bytesText(lostBytes)}</td>
      <td>
        {message} {hint}
      </td>
    </tr>
  );
}
