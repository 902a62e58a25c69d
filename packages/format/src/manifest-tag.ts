/** Tag of the text summary that holds a run's manifest: JSON in a fenced block (docs/formats.md). */
export const MANIFEST_TAG = "runlens/manifest";
