import { EXIT, ExitError } from "../exit-error.ts";

/** What was typed of the flags that say how annotations are kept, by flag name. */
export interface AnnotationFlags {
  readonly annotations_dir?: string;
  readonly no_annotations?: boolean;
  readonly read_only?: boolean;
}

export interface AnnotationOptions {
  /** Whether they are kept on disk. */
  readonly keepsAnnotations: boolean;
  /** Where annotations lie; undefined: in the user's data directory. */
  readonly annotationsRoot: string | undefined;
  readonly isReadOnly: boolean;
}

export function readAnnotationOptions(flags: AnnotationFlags): AnnotationOptions {
  const { annotations_dir, no_annotations = false, read_only = false } = flags;
  if (no_annotations && annotations_dir !== undefined) {
    throw new ExitError(EXIT.failed, {
      code: "cli.conflict",
      message: "--no_annotations and --annotations_dir exclude each other.",
      hint: "Leave one of them out.",
    });
  }
  return {
    keepsAnnotations: !no_annotations,
    annotationsRoot: annotations_dir,
    isReadOnly: read_only,
  };
}
