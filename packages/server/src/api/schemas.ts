import type { Problem } from "@runlens/base";
import {
  GROUP_BANDS,
  GROUP_CENTRES,
  MAX_SMOOTHING_POINTS,
  MAX_VALUE_QUERIES,
  SMOOTHING_KINDS,
  type SmoothingKind,
} from "@runlens/model";
import type {
  ApiAnyWindowsRequest,
  ApiChange,
  ApiExperiments,
  ApiRuns,
  ApiSeries,
  ApiSeriesInfo,
  ApiSeriesRequest,
  ApiStatus,
  ApiTag,
  ApiTags,
  ApiTexts,
  ApiTextValue,
  ApiValuesAtRequest,
  ApiValuesRequest,
  Experiment,
  FileProblem,
  LoadStatus,
  LogDirectory,
  Run,
  UnlistedProblems,
} from "@runlens/model";
import * as z from "zod/mini";
import { MAX_EXPRESSIONS, MAX_VALUE_BYTES } from "../limits.ts";

z.config(z.locales.en());

/** Schemas by the names they have in the OpenAPI document. */
export const namedSchemas = z.registry<{ id: string }>();

export function named<T>(id: string, schema: z.ZodMiniType<T>): z.ZodMiniType<T> {
  return schema.register(namedSchemas, { id });
}

export const count = z.int().check(z.nonnegative());
const seconds = z.number();

const names = z.exactOptional(z.array(z.string()));

const experiment = named<Experiment>(
  "Experiment",
  z.object({ id: z.string(), name: z.string(), dataLocation: z.string() }),
);

export const experimentsSchema = named<ApiExperiments>(
  "Experiments",
  z.object({ experiments: z.array(experiment) }),
);

const run = named<Run>(
  "Run",
  z.object({
    name: z.string(),
    startTimeSecs: z.exactOptional(seconds),
    lastTimeSecs: z.exactOptional(seconds),
    seriesCount: count,
    pointCount: count,
    damagedRecords: count,
  }),
);

export const runsSchema = named<ApiRuns>("Runs", z.object({ runs: z.array(run) }));

const tag = named<ApiTag>(
  "Tag",
  z.object({
    tag: z.string(),
    pluginName: z.string(),
    displayName: z.string(),
    description: z.string(),
    runIndexes: z.array(count),
  }),
);

export const tagsSchema = named<ApiTags>(
  "Tags",
  z.object({ runs: z.array(z.string()), tags: z.array(tag) }),
);

const logDirectory = named<LogDirectory>(
  "LogDirectory",
  z.object({
    path: z.string(),
    groupName: z.string(),
    state: z.enum(["found", "empty", "missing", "notADirectory", "unreadable"]),
  }),
);

const problemFields = {
  code: z.string(),
  message: z.string(),
  hint: z.exactOptional(z.string()),
};

export const problemSchema = named<Problem>("Problem", z.object(problemFields));

const fileProblem = named<FileProblem>(
  "FileProblem",
  z.object({
    ...problemFields,
    run: z.string(),
    path: z.string(),
    offset: z.exactOptional(count),
    lostBytes: z.exactOptional(count),
  }),
);

const unlistedProblems = named<UnlistedProblems>(
  "UnlistedProblems",
  z.object({ run: z.string(), path: z.string(), count }),
);

const loadStatusFields = {
  phase: z.enum(["loading", "live", "loaded"]),
  logDirectories: z.array(logDirectory),
  directoriesSeen: count,
  filesFound: count,
  bytesFound: count,
  bytesRead: count,
  bytesRecalled: count,
  bytesUnverified: count,
  eventCount: count,
  runCount: count,
  pointCount: count,
  damagedRecords: count,
  problems: z.array(fileProblem),
  problemCount: count,
  unlistedProblems: z.array(unlistedProblems),
  notices: z.array(fileProblem),
  lastChangeSecs: z.exactOptional(seconds),
};

const loadStatus = named<LoadStatus>("LoadStatus", z.object(loadStatusFields));

export const statusSchema = named<ApiStatus>(
  "Status",
  z.object({ ...loadStatusFields, version: z.string(), windowTitle: z.string() }),
);

export const changeSchema = named<ApiChange>(
  "Change",
  z.object({
    version: count,
    status: loadStatus,
    listsChanged: z.boolean(),
    series: z.record(z.string(), z.array(z.string())),
  }),
);

const valueFields = { step: z.int(), wallTimeSecs: z.exactOptional(seconds) };

const textValue = named<ApiTextValue>(
  "TextValue",
  z.union([
    z.object({ ...valueFields, shape: z.array(count), texts: z.array(z.string()) }),
    z.object({ ...valueFields, problem: problemSchema }),
  ]),
);

export const textsSchema = named<ApiTexts>("Texts", z.object({ values: z.array(textValue) }));

/** Limits as `WindowQuery` of the reader has them. */
const MAX_COLUMNS = 8192;
const MAX_SMOOTHING = 0.999;

/** Which attempts of a run that was restarted count. */
export const attempts = z.exactOptional(z.enum(["last", "all"]));

const seriesFields = { runs: names, tags: names, pluginName: z.exactOptional(z.string()) };

export const seriesRequestSchema = named<ApiSeriesRequest>(
  "SeriesRequest",
  z.strictObject(seriesFields),
);

const seriesInfo = named<ApiSeriesInfo>(
  "SeriesInfo",
  z.object({
    run: z.string(),
    tag: z.string(),
    pluginName: z.string(),
    pluginContent: z.string().check(z.describe("Bytes in base64")),
    dataClass: z.enum(["unknown", "scalar", "tensor", "blobSequence"]),
    displayName: z.string(),
    description: z.string(),
    pointCount: count,
    firstStep: z.exactOptional(z.number()),
    lastStep: z.exactOptional(z.number()),
  }),
);

export const seriesSchema = named<ApiSeries>("Series", z.object({ series: z.array(seriesInfo) }));

export const valuesRequestSchema = named<ApiValuesRequest>(
  "ValuesRequest",
  z.strictObject({
    run: z.string(),
    tag: z.string(),
    attempts,
    last: z.exactOptional(count),
    positions: z.exactOptional(z.array(z.int())),
    maxBytes: z.exactOptional(count.check(z.maximum(MAX_VALUE_BYTES))),
  }),
);

export const valuesAtRequestSchema = named<ApiValuesAtRequest>(
  "ValuesAtRequest",
  z.strictObject({
    queries: z.array(valuesRequestSchema).check(z.maxLength(MAX_VALUE_QUERIES)),
  }),
);

export const windowsRequestSchema = named<ApiAnyWindowsRequest>(
  "WindowsRequest",
  z
    .strictObject({
      ...seriesFields,
      tag: z.exactOptional(z.string()),
      xAxis: z.union([z.enum(["step", "relative", "wall"]), z.strictObject({ tag: z.string() })]),
      xRange: z.exactOptional(z.object({ min: z.number(), max: z.number() })),
      columns: z.int().check(z.minimum(1), z.maximum(MAX_COLUMNS)),
      smoothing: z.number().check(z.minimum(0), z.maximum(MAX_SMOOTHING_POINTS)),
      smoothingKind: z.exactOptional(z.enum(SMOOTHING_KINDS)),
      attempts,
      expressions: z.exactOptional(z.array(z.string()).check(z.maxLength(MAX_EXPRESSIONS))),
      x: z.exactOptional(z.string()),
      baselineRun: z.exactOptional(z.string()),
      groups: z.exactOptional(
        z.array(z.strictObject({ name: z.string(), runs: z.array(z.string()) })),
      ),
      centre: z.exactOptional(z.enum(GROUP_CENTRES)),
      band: z.exactOptional(z.enum(GROUP_BANDS)),
      after: z.exactOptional(z.array(z.number())),
      packed: z.exactOptional(z.boolean()),
    })
    .check(
      z.refine(({ after, runs }) => after === undefined || after.length === runs?.length, {
        path: ["after"],
        message: "There is a place for each of runs",
      }),
      z.refine(
        ({ after, groups, expressions, xAxis }) =>
          after === undefined || (!groups && !expressions && typeof xAxis === "string"),
        {
          path: ["after"],
          message: "Lines that are computed have no places to go on from",
        },
      ),
      z.refine(
        ({ smoothing, smoothingKind = "ema" }) => isWeight(smoothing) || isInPoints(smoothingKind),
        {
          path: ["smoothing"],
          message: `A weight is at most ${MAX_SMOOTHING}`,
        },
      ),
    ),
);

function isWeight(smoothing: number): boolean {
  return smoothing <= MAX_SMOOTHING;
}

function isInPoints(kind: SmoothingKind): boolean {
  return kind === "gaussian" || kind === "mean";
}
