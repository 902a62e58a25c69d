import {
  ends,
  sortedSteps,
  sortedValues,
  sortedWallTimes,
  steps,
  tagIds,
  values,
  wallTimes,
} from "./memory.ts";

/**
 * Sorts points [from, to) of the batch by tag, those of a tag in file order. Returns whether
 * in none of them the step goes back.
 */
export function sortByTag(from: i32, to: i32, tagCount: i32): bool {
  const firstTag = tagIds + ((<usize>from) << 2);
  const lastTag = tagIds + ((<usize>to) << 2);
  memory.fill(ends, 0, (<usize>tagCount) << 2);
  for (let at = firstTag; at < lastTag; at += 4) {
    const end = endOf(load<i32>(at));
    store<i32>(end, load<i32>(end) + 1);
  }
  let start = 0;
  for (let tagId = 0; tagId < tagCount; tagId++) {
    const count = load<i32>(endOf(tagId));
    store<i32>(endOf(tagId), start);
    start += count;
  }
  let cell = (<usize>from) << 3;
  for (let at = firstTag; at < lastTag; at += 4) {
    const end = endOf(load<i32>(at));
    const place = load<i32>(end);
    store<i32>(end, place + 1);
    const target = (<usize>place) << 3;
    store<f64>(sortedSteps + target, load<f64>(steps + cell));
    store<f64>(sortedWallTimes + target, load<f64>(wallTimes + cell));
    store<f64>(sortedValues + target, load<f64>(values + cell));
    cell += 8;
  }
  return areStepsRising(tagCount);
}

function areStepsRising(tagCount: i32): bool {
  let at = sortedSteps;
  for (let tagId = 0; tagId < tagCount; tagId++) {
    const end = sortedSteps + ((<usize>load<i32>(endOf(tagId))) << 3);
    if (at === end) continue;
    const last = end - 8;
    for (; at < last; at += 8) {
      if (load<f64>(at, 8) < load<f64>(at)) return false;
    }
    at = end;
  }
  return true;
}

function endOf(tagId: i32): usize {
  return ends + ((<usize>tagId) << 2);
}
