/** Edges of a bucket and how many values fell between them. */
export type Bucket = readonly [left: number, right: number, count: number];
