export { Answered, CardNote, ProblemNote } from "./card-note.tsx";
export { NoTags } from "./no-tags.tsx";
export { RunCardHeader, type ShownMoment } from "./run-card-header.tsx";
export { RunCardPlace } from "./run-card-place.tsx";
export { cardName, runCards, runLabel, type RunCard } from "./run-cards.ts";
export { TagCards, TagPage } from "./tag-page.tsx";
export { TagSection } from "./tag-section.tsx";
export { TagToolbar } from "./tag-toolbar.tsx";
export { useTagBoard, type TagBoard, type TagBoardContext } from "./use-tag-board.ts";
