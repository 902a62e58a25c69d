export { groupTags, splitTag, type TagGroup } from "./group-tags.ts";
export { openGroups, setGroupOpen } from "./open-groups.ts";
export { shownTags, type ShownTags } from "./shown-tags.ts";
export { filterOfTag, parseTagFilter, passesFilter, type TagFilter } from "./tag-filter.ts";
export { useOpenGroups, useTagFilter } from "./use-tags.ts";
