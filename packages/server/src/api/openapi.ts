import * as z from "zod/mini";
import type { ApiRoute } from "./api-route.ts";
import { namedSchemas, problemSchema } from "./schemas.ts";

type Json = Readonly<Record<string, unknown>>;

/** From the document's own address to what all paths are below, whatever stands before it. */
const ROOT_FROM_HERE = "../v1";

/** The routes as an OpenAPI 3.1 document. Source: spec.openapis.org/oas/v3.1.1. */
export function openApiDocument(routes: readonly ApiRoute[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Runlens",
      version,
      description: "Runs, tags and points of a log directory. docs/api.md has examples.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: ROOT_FROM_HERE }],
    paths,
    components: { schemas: componentSchemas() },
  };
}

function operation({ path, method, summary, query, body, response }: ApiRoute): Json {
  return {
    operationId: operationId(method, path),
    summary,
    ...(query === undefined ? {} : { parameters: queryParameters(query) }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: jsonContent(reference(body)) } }),
    responses: {
      200: {
        description: response.description,
        content: {
          [response.contentType]:
            response.schema === undefined ? {} : { schema: reference(response.schema) },
        },
      },
      default: {
        description: "What went wrong and what to do",
        content: jsonContent(reference(problemSchema)),
      },
    },
  };
}

/** "GET /openapi.json" → "getOpenapiJson". */
function operationId(method: string, path: string): string {
  const words = path.split(/[^a-z]+/).filter((word) => word !== "");
  const capitalized = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return method.toLowerCase() + capitalized.join("");
}

const jsonContent = (schema: Json): Json => ({ "application/json": { schema } });

function queryParameters(query: z.ZodMiniType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query);
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...type } = typeof schema === "object" ? schema : {};
    return { name, in: "query", required: required.includes(name), description, schema: type };
  });
}

const SCHEMA_ROOT = "#/components/schemas/";

/** @throws TypeError for a schema without a name: the document has no place for it. */
function reference(schema: z.ZodMiniType): Json {
  const id = namedSchemas.get(schema)?.id;
  if (id === undefined) throw new TypeError("a schema of the API has no name");
  return { $ref: SCHEMA_ROOT + id };
}

function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(namedSchemas, {
    io: "input", // a client must bear fields that are new
    uri: (id) => SCHEMA_ROOT + id,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _id, $schema: _dialect, ...schema }]) => [
      name,
      schema,
    ]),
  );
}
