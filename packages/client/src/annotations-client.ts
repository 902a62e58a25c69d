import { RunlensError } from "@runlens/base";
import {
  annotationsOf,
  type Annotations,
  type AnnotationsProblem,
  type ApiAnnotations,
  type ApiAnnotationsRequest,
  type ApiAnnotationsVersion,
  type Subscription,
} from "@runlens/model";
import type { ChangeListener } from "./follow-changes.ts";

/** How to reach the server, as the client does. */
interface Wire {
  readonly get: (experiment: string) => Promise<ApiAnnotations>;
  readonly post: (experiment: string, body: ApiAnnotationsRequest) => Promise<Response>;
  readonly follow: (listener: ChangeListener) => Subscription;
}

const REFUSALS: readonly AnnotationsProblem["code"][] = [
  "annotations.readOnly",
  "annotations.changedMeanwhile",
  "annotations.limit",
  "annotations.unwritable",
];

/** The annotations of a server. What it refuses as no valid change is a RunlensError. */
export function createAnnotationsClient({ get, post, follow }: Wire): Annotations {
  return {
    async get({ experiment }) {
      const { annotations, ...rest } = await get(experiment);
      return { ...rest, annotations: annotationsOf(annotations) };
    },
    async change({ experiment, ...body }) {
      try {
        const response = await post(experiment, body);
        const { version } = (await response.json()) as ApiAnnotationsVersion;
        return { kind: "changed", version };
      } catch (error) {
        const problem = refusalOf(error);
        if (problem === undefined) throw error;
        return { kind: "refused", problem };
      }
    },
    watch(onChange) {
      let last: number | undefined;
      const tell = (version: number): void => {
        if (version === last) return;
        last = version;
        onChange(version);
      };
      return follow({
        onChange() {},
        onAnnotations: tell,
        onMissed() {
          get("").then(
            ({ version }) => tell(version),
            // The connection is gone again, and opens again.
            () => {},
          );
        },
      });
    },
  };
}

function refusalOf(error: unknown): AnnotationsProblem | undefined {
  if (!(error instanceof RunlensError)) return undefined;
  const { message, hint } = error;
  const code = REFUSALS.find((each) => each === error.code);
  if (code === undefined) return undefined;
  return { code, message, ...(hint === undefined ? {} : { hint }) };
}
