/** What the helpers need of a writer: a place for numbers. Every `SummaryWriter` is one. */
export interface ScalarLog {
  scalar(tag: string, value: number, step: number): void;
}
