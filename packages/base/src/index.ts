export { RunlensError, messageOf, unreachable, type Problem } from "./errors.ts";
export { compareNatural, compareText } from "./order.ts";
export { seededRandom } from "./random.ts";
export { countText } from "./text.ts";
