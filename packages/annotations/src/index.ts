export { annotationsDirectoryFor } from "./annotations-directory.ts";
export { annotationChangeSchema } from "./change-schema.ts";
export { createMemoryAnnotations } from "./memory-annotations.ts";
export { openAnnotations, type AnnotationsOptions } from "./open-annotations.ts";
export { readOnlyAnnotations } from "./read-only-annotations.ts";
