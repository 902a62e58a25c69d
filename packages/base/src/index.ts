export { RunlensError, messageOf, unreachable, type Problem } from "./errors.ts";
export { compareNatural, compareText } from "./order.ts";
export { seededRandom } from "./random.ts";
export { bytesText, countText, secondsText } from "./text.ts";
