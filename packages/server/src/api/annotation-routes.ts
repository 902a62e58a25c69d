import {
  annotationsJson,
  type AnnotationsProblem,
  type ApiAnnotations,
  type ApiAnnotationsVersion,
} from "@runlens/model";
import { HttpError } from "../errors.ts";
import { apiJson, apiRoute, type ApiRoute } from "./api-route.ts";
import {
  annotationsRequestSchema,
  annotationsSchema,
  annotationsVersionSchema,
} from "./annotation-schemas.ts";

const STATUS: Readonly<Record<AnnotationsProblem["code"], number>> = {
  "annotations.readOnly": 403,
  "annotations.changedMeanwhile": 409,
  "annotations.limit": 422,
  "annotations.unwritable": 507,
};

/** What people add to an experiment: asking for it and changing it. */
export const annotationRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: "GET",
    path: "/annotations",
    summary: "What people added to runs and to the experiment",
    response: {
      description: "Annotations",
      contentType: "application/json",
      schema: annotationsSchema,
    },
    async handle({ experiment, annotations }) {
      const found = await annotations.get({ experiment });
      const answer: ApiAnnotations = { ...found, annotations: annotationsJson(found.annotations) };
      return apiJson(answer);
    },
  }),
  apiRoute({
    method: "POST",
    path: "/annotations",
    summary: "Changes annotations, all that is asked for or nothing",
    changesData: true,
    body: annotationsRequestSchema,
    response: {
      description: "The version after the changes",
      contentType: "application/json",
      schema: annotationsVersionSchema,
    },
    async handle({ experiment, body, annotations }) {
      const outcome = await annotations.change({ experiment, ...body });
      if (outcome.kind === "refused") {
        throw new HttpError(STATUS[outcome.problem.code], outcome.problem);
      }
      const answer: ApiAnnotationsVersion = { version: outcome.version };
      return apiJson(answer);
    },
  }),
];
