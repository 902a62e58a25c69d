import type { ApiTags } from "@runlens/model";
import { useMemo } from "react";
import { tagsOf } from "./dashboard-tags.ts";
import type { PageData } from "./page-data.ts";
import { manifests } from "./plugins.ts";

export const NO_TAGS: ApiTags = { runs: [], tags: [] };

/** What the open dashboard has to show; nothing before that is known. */
export function useDashboardTags({ dashboard, tags }: PageData): ApiTags {
  return useMemo(
    () => (dashboard && tags ? tagsOf(dashboard, tags, manifests) : NO_TAGS),
    [dashboard, tags],
  );
}
