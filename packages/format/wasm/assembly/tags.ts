import {
  MAX_TEMPLATES,
  nameLengths,
  names,
  nameStarts,
  scalars,
  slots,
  successors,
  TEMPLATE_SHIFT,
  templates,
} from "./memory.ts";

/** The tag of the last point. */
export let lastTag: i32 = 0;
let tagCount: i32 = 0;
let slotMask: u32 = 0;

/** Begins with the table that the host has copied here. */
export function useTags(count: i32, slotCount: i32, last: i32): void {
  tagCount = count;
  slotMask = <u32>slotCount - 1;
  lastTag = last;
  // The first one is looked at even when there is no tag.
  const templateCount = min(max(count, 1), MAX_TEMPLATES);
  for (let id: usize = 0; id < <usize>templateCount; id++) {
    store<i32>(templates + (id << TEMPLATE_SHIFT), 0);
  }
}

export function setLastTag(id: i32): void {
  lastTag = id;
}

/** As `TagTable.findScalar`: id of the scalar tag of this name; -1 for all other names. */
export function findScalar(name: usize, length: i32): i32 {
  const predicted = load<i32>(successors + ((<usize>lastTag) << 2));
  if (hasName(predicted, name, length) && isScalar(predicted)) {
    lastTag = predicted;
    return predicted;
  }
  for (let slot = hashOf(name, length) & slotMask; ; slot = (slot + 1) & slotMask) {
    const id = load<i32>(slots + ((<usize>slot) << 2)) - 1;
    if (id < 0) return -1;
    if (!hasName(id, name, length)) continue;
    if (!isScalar(id)) return -1;
    store<i32>(successors + ((<usize>lastTag) << 2), id);
    lastTag = id;
    return id;
  }
}

function isScalar(id: i32): bool {
  return load<u8>(scalars + <usize>id) === 1;
}

function hasName(id: i32, name: usize, length: i32): bool {
  if (load<i32>(nameLengths + ((<usize>id) << 2)) !== length || id >= tagCount) return false;
  const known = names + <usize>load<i32>(nameStarts + ((<usize>id) << 2));
  let i: usize = 0;
  for (; i + 8 <= <usize>length; i += 8) {
    if (load<u64>(known + i) !== load<u64>(name + i)) return false;
  }
  for (; i < <usize>length; i++) {
    if (load<u8>(known + i) !== load<u8>(name + i)) return false;
  }
  return true;
}

/** The same as in TypeScript, since the slots come from there. */
function hashOf(name: usize, length: i32): u32 {
  let hash: u32 = 0x811c9dc5;
  let i: usize = 0;
  for (; i + 4 <= <usize>length; i += 4) hash = (hash ^ load<u32>(name + i)) * 0x01000193;
  for (; i < <usize>length; i++) hash = (hash ^ load<u8>(name + i)) * 0x01000193;
  return hash ^ (hash >> 15);
}
