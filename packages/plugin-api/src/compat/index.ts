export { countParam, runAndTag, seriesText } from "./parameters.ts";
export { isCurrentVersion } from "./plugin-version.ts";
export { pythonFloat, pythonString } from "./python-text.ts";
export { pointLimit, spreadPositions } from "./sampling.ts";
export { pointRows, thinnedPositions, type PointRow } from "./thin-points.ts";
