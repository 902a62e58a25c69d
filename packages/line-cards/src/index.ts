export { CardTitle, type CardPin } from "./card-header.tsx";
export { cardKey } from "./card-state.ts";
export { LineCard, type LineCardProps } from "./line-card.tsx";
export type { LineCardContext, LineCardSettings } from "./line-card-context.ts";
export { LineCardGrid } from "./line-card-grid.tsx";
export type { LineSource } from "./select-lines.ts";
export type { CardDrag, DropPlace } from "./use-card-drag.ts";
export { useCardState, type CardStateDoors } from "./use-card-state.ts";
export { useCardsShare, type CardsShare } from "./use-cards-share.ts";
