export { MANIFEST_TAG } from "@runlens/format";
export type { Dependencies } from "./dependencies.ts";
export { readGitState, type GitState } from "./git-state.ts";
export {
  collectManifest,
  logManifest,
  type ManifestOptions,
  manifestText,
  type RunManifest,
  type TextLog,
} from "./manifest.ts";
export { runName, type RunNameParts } from "./run-name.ts";
