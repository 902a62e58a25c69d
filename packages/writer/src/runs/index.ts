export type { Dependencies } from "./dependencies.ts";
export { readGitState, type GitState } from "./git-state.ts";
export {
  collectManifest,
  logManifest,
  MANIFEST_TAG,
  type ManifestOptions,
  manifestText,
  type RunManifest,
  type TextLog,
} from "./manifest.ts";
export { runName, type RunNameParts } from "./run-name.ts";
