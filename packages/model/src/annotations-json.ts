import type {
  AnnotationsRequest,
  ExperimentAnnotations,
  RunAnnotations,
  VersionedAnnotations,
} from "./annotations.ts";

/** Annotations as JSON has them, in the journal and in answers. */
export interface AnnotationsJson {
  readonly runs: Readonly<Record<string, RunAnnotations>>;
  readonly baselineRun?: string;
  readonly savedViews: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, string>>;
}

/** `GET /api/v1/annotations` */
export interface ApiAnnotations extends Omit<VersionedAnnotations, "annotations"> {
  readonly annotations: AnnotationsJson;
}

/** `POST /api/v1/annotations` */
export type ApiAnnotationsRequest = Omit<AnnotationsRequest, "experiment">;

/** Its answer; also the data of one `annotations` event of `GET /api/v1/changes`. */
export interface ApiAnnotationsVersion {
  readonly version: number;
}

export function annotationsJson(annotations: ExperimentAnnotations): AnnotationsJson {
  const { runs, savedViews, documents } = annotations;
  return {
    ...annotations,
    runs: Object.fromEntries(runs),
    savedViews: Object.fromEntries(savedViews),
    documents: Object.fromEntries(documents),
  };
}

/** What `annotationsJson` was made of. */
export function annotationsOf(json: AnnotationsJson): ExperimentAnnotations {
  const { runs, savedViews, documents } = json;
  return {
    ...json,
    runs: new Map(Object.entries(runs)),
    savedViews: new Map(Object.entries(savedViews)),
    documents: new Map(Object.entries(documents)),
  };
}
