/** Bytes of a request body. The largest of ours names the runs of one chart: thousands fit. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Bytes of a request line and its headers together, checked by Node, which answers 431. */
export const MAX_HEADER_BYTES = 64 * 1024;

/** Answers below this size gain nothing from compression. */
export const MIN_COMPRESSED_BYTES = 1024;

/** Values of one answer with texts: the newest of a series. */
export const MAX_TEXT_VALUES = 1000;

/** Bytes of the records that one answer with texts is read from, and of the texts themselves. */
export const MAX_TEXT_BYTES = 8 * 1024 * 1024;

/** Bytes of the records that one answer with values is read from. Each of them is in memory. */
export const MAX_VALUE_BYTES = 256 * 1024 * 1024;

/** Cells of one table of runs: 10,000 runs with 200 columns fit. */
export const MAX_TABLE_CELLS = 2_000_000;

/** Points of the runs of a group that are read and held at once: 24 bytes each. */
export const MAX_GROUP_POINTS = 2_000_000;

/** Values that are read off for a group, one per run and x; about 0.1 s per million. */
export const MAX_GROUP_CELLS = 4_000_000;

/** Runs of a group with values that are not finite that are named; the others are counted. */
export const MAX_ODD_RUNS = 10;

/** Expressions in one request for lines: each is worked out for every run. */
export const MAX_EXPRESSIONS = 100;

/** How often a silent change stream says that it lives, so that proxies keep it open. */
export const KEEP_ALIVE_INTERVAL_MS = 15_000;

/** Changes that wait for a slow client; one more ends its stream, and it asks anew. */
export const MAX_WAITING_CHANGES = 64;
