import {
  applyChanges,
  passedLimit,
  type AnnotationsOutcome,
  type AnnotationsProblem,
  type AnnotationsRequest,
  type ExperimentAnnotations,
  type VersionedAnnotations,
} from "@runlens/model";

export type Refusal = Extract<AnnotationsOutcome, { readonly kind: "refused" }>;

export type Decision =
  { readonly kind: "applied"; readonly annotations: ExperimentAnnotations } | Refusal;

/** What a request makes of annotations. */
export function decide(
  { version, annotations }: Omit<VersionedAnnotations, "mode">,
  { changes, expectedVersion = version }: AnnotationsRequest,
): Decision {
  if (expectedVersion !== version) {
    return refusal({
      code: "annotations.changedMeanwhile",
      message: `Version ${expectedVersion} of the annotations was expected, but ${version} is there.`,
      hint: "Look at what changed, and send the change again.",
    });
  }
  const after = applyChanges(annotations, changes).annotations;
  const limit = passedLimit(after);
  if (limit === undefined) return { kind: "applied", annotations: after };
  return refusal({
    code: "annotations.limit",
    message: `An experiment can have no more than ${limit}.`,
    hint: "Take something away first.",
  });
}

export function refusal(problem: AnnotationsProblem): Refusal {
  return { kind: "refused", problem };
}
