export { CardTitle } from "./card-header.tsx";
export { LineCard, type LineCardContext, type LineCardProps } from "./line-card.tsx";
export { LineCardGrid } from "./line-card-grid.tsx";
export type { LineSource } from "./select-lines.ts";
export { useCardState, type CardStateDoors } from "./use-card-state.ts";
export { useCardsShare, type CardsShare } from "./use-cards-share.ts";
