import { Button } from "@runlens/widgets";
import { X } from "lucide-react";
import type { PageData } from "./page-data.ts";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";
import "./unknown-dashboard.css";

/** Says that the link names a dashboard that there is not; choosing one ends it. */
export function UnknownDashboard({ data }: { readonly data: PageData }) {
  const { url, manifests } = useSession();
  const { dashboard: wanted } = useStore(url);
  const { dashboard: shown } = data;
  if (wanted === undefined || manifests.some(({ id }) => id === wanted)) return null;
  return (
    <div className="unknown-dashboard" role="status">
      <span>
        There is no dashboard “<bdi>{wanted}</bdi>”.
        {shown !== undefined && ` ${shown.title} is shown instead.`}
      </span>
      <Button
        variant="icon"
        label="Close notice"
        icon={<X />}
        onClick={() => url.update((state) => ({ ...state, dashboard: shown?.id }))}
      />
    </div>
  );
}
