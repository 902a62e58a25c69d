import { loadReportOf, type LoadStatus } from "@runlens/model";
import { ProgressLine } from "@runlens/widgets";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";
import { useIsLate } from "./use-is-late.ts";

/** What is over before it can be read is not worth a line. */
const DELAY_MS = 400;

/** How far loading has come, on a line below the page, where it moves nothing. */
export function LoadingLine({ status }: { readonly status: LoadStatus }) {
  const pace = useStore(useSession().pace);
  const isLate = useIsLate(DELAY_MS);
  if (!isLate) return null;
  const { fraction, parts } = loadReportOf(status, pace);
  const [first, ...others] = parts;
  return (
    <footer className="loading-line">
      <ProgressLine label="Loading" fraction={fraction} text={parts.join(", ")} />
      <p>
        <strong>{first}</strong>
        {others.map((part) => ` · ${part}`)}
      </p>
    </footer>
  );
}
