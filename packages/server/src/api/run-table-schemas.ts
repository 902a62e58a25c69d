import {
  MAX_TABLE_ROWS,
  type ApiRunTable,
  type ApiRunTableRequest,
  type RunColumns,
} from "@runlens/model";
import * as z from "zod/mini";
import { MAX_TABLE_CELLS } from "../limits.ts";
import { count, named } from "./schemas.ts";

export const runTableRequestSchema = named<ApiRunTableRequest>(
  "RunTableRequest",
  z
    .strictObject({
      columns: z.exactOptional(z.array(z.string())),
      runs: z.exactOptional(z.array(z.string())),
      filter: z.exactOptional(z.string()),
      sort: z.exactOptional(
        z.array(z.strictObject({ by: z.string(), isDescending: z.exactOptional(z.boolean()) })),
      ),
      groupBy: z.exactOptional(z.string()),
      offset: z.exactOptional(count),
      limit: z.exactOptional(count.check(z.maximum(MAX_TABLE_ROWS))),
    })
    .check(
      z.refine(({ columns = [], limit = 0 }) => columns.length * limit <= MAX_TABLE_CELLS, {
        message: `At most ${MAX_TABLE_CELLS} cells are computed at once`,
      }),
    ),
);

const cell = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.null(),
  z.object({ number: z.enum(["NaN", "Infinity", "-Infinity"]) }),
]);

export const runTableSchema = named<ApiRunTable>(
  "RunTable",
  z.object({
    runCount: count,
    matchCount: count,
    rows: z.array(z.object({ run: z.string(), cells: z.array(cell) })),
    groups: z.exactOptional(z.array(z.object({ key: cell, runCount: count }))),
    unknownNames: z.array(z.string()),
  }),
);

export const runColumnsSchema = named<RunColumns>(
  "RunColumns",
  z.object({
    hyperparameters: z.array(
      z.object({
        name: z.string(),
        types: z.array(z.enum(["number", "text", "truth"])),
        runCount: count,
        min: z.exactOptional(z.number()),
        max: z.exactOptional(z.number()),
        values: z.exactOptional(z.array(z.union([z.number(), z.string(), z.boolean()]))),
      }),
    ),
    tags: z.array(z.object({ tag: z.string(), runCount: count })),
  }),
);
