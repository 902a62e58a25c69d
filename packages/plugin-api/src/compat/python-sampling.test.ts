import { expect, it } from "vitest";
import { mersenneTwister } from "./mersenne-twister.ts";
import { pythonPositions } from "./python-sampling.ts";

it("draws what random.Random(0) of Python draws", () => {
  const random = mersenneTwister([0]);
  const words = Array.from({ length: 1000 }, random);
  expect(words.slice(0, 3)).toEqual([0xd82c07cd, 0x629f6fbe, 0xc2094cac]);
  expect(words.at(-1)).toBe(0xb1182d23);
});

/** Of Python 3.11: `randint(0, seen)` for each point, `sample(range(length - 1), limit - 1)`. */
it.each([
  [40, 4, Infinity, [1, 2, 5, 39]],
  [1000, 10, Infinity, [225, 304, 352, 505, 668, 789, 818, 924, 929, 999]],
  [100_000, 5, Infinity, [8254, 27996, 62376, 69035, 99999]],
  [100, Infinity, 8, [5, 33, 49, 53, 62, 65, 97, 99]],
  [5000, Infinity, 7, [331, 2121, 3155, 3445, 3980, 4188, 4999]],
  [60, Infinity, 6, [24, 26, 48, 54, 56, 59]],
  [1_000_000, Infinity, 4, [403958, 794772, 885440, 999999]],
  [3000, 500, 6, [1175, 1280, 2303, 2588, 2751, 2999]],
  [4, 10, 10, [0, 1, 2, 3]],
  [9, Infinity, 1, [8]],
  [9, Infinity, 0, []],
  [9, 0, 5, []],
])("of %i points, %d kept, %d sent: %j", (length, capacity, limit, positions) => {
  expect(pythonPositions(length, capacity, limit)).toEqual(positions);
});

it.each([
  [100_000, 1000, Infinity, 33_268_382_009],
  [200_000, Infinity, 1000, 66_035_623_711],
])("of %i points, %d kept, %d sent, all are Python's", (length, capacity, limit, sum) => {
  const positions = pythonPositions(length, capacity, limit);
  expect(positions.reduce((total, position, i) => total + (i + 1) * position, 0)).toBe(sum);
});
