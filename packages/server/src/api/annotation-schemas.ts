import { annotationChangeSchema } from "@runlens/annotations";
import {
  ANNOTATION_LIMITS,
  type AnnotationChange,
  type AnnotationsJson,
  type ApiAnnotations,
  type ApiAnnotationsRequest,
  type ApiAnnotationsVersion,
  type RunAnnotations,
} from "@runlens/model";
import * as z from "zod/mini";
import { count, named } from "./schemas.ts";

const runAnnotations = named<RunAnnotations>(
  "RunAnnotations",
  z.object({
    displayName: z.exactOptional(z.string()),
    color: z.exactOptional(z.string()),
    tags: z.exactOptional(z.array(z.string())),
    note: z.exactOptional(z.string()),
    archived: z.exactOptional(z.literal(true)),
  }),
);

const experimentAnnotations = named<AnnotationsJson>(
  "ExperimentAnnotations",
  z.object({
    runs: z.record(z.string(), runAnnotations),
    baselineRun: z.exactOptional(z.string()),
    savedViews: z.record(z.string(), z.string()),
    documents: z.record(z.string(), z.string()),
  }),
);

export const annotationsSchema = named<ApiAnnotations>(
  "Annotations",
  z.object({
    version: count,
    mode: z.enum(["kept", "memory", "readOnly"]),
    annotations: experimentAnnotations,
  }),
);

const annotationChange = named<AnnotationChange>("AnnotationChange", annotationChangeSchema);

export const annotationsRequestSchema = named<ApiAnnotationsRequest>(
  "AnnotationsRequest",
  z.strictObject({
    changes: z
      .array(annotationChange)
      .check(z.minLength(1), z.maxLength(ANNOTATION_LIMITS.changesPerRequest)),
    expectedVersion: z.exactOptional(count),
  }),
);

export const annotationsVersionSchema = named<ApiAnnotationsVersion>(
  "AnnotationsVersion",
  z.object({ version: count }),
);
