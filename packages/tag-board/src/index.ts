export { NoTags } from "./no-tags.tsx";
export { TagSection } from "./tag-section.tsx";
export { TagToolbar } from "./tag-toolbar.tsx";
export { useTagBoard, type TagBoard, type TagBoardContext } from "./use-tag-board.ts";
