import { visibleName } from "@runlens/base";

export interface RunLabel {
  /** Folders above the last part, without a "/" at the end; undefined without any. */
  readonly folder: string | undefined;
  /** The end of the folders, which stands behind `folder`; "" where this is all. */
  readonly folderEnd: string;
  readonly leaf: string;
  /** What stands behind `leaf` and tells it from its neighbours, as "-seed3"; "" for none. */
  readonly end: string;
}

/** Both of plain letters: where others stand, two parts would not always follow each other. */
const LEAF_END = /^(?=[ -~]+$)(.+)([-_ ][^-_ ]{1,12})$/;
const FOLDER_END = /^(?=[ -~]+$)(.{4,}?)(.{2,8})$/;

/** The folders that all names share, ending in "/"; "" for none or for fewer than two names. */
export function commonFolder(names: readonly string[]): string {
  const [first = "", ...others] = names;
  if (others.length === 0) return "";
  let length = first.lastIndexOf("/") + 1;
  for (const name of others) {
    while (length > 0 && !name.startsWith(first.slice(0, length))) {
      length = first.lastIndexOf("/", length - 2) + 1;
    }
  }
  return first.slice(0, length);
}

/** A name without `common`, in parts of which each gives way to the next where room is scarce. */
export function labelOf(name: string, common: string): RunLabel {
  const rest = name.slice(common.length);
  const cut = rest.lastIndexOf("/");
  const last = visibleName(rest.slice(cut + 1));
  const [, leaf = last, end = ""] = LEAF_END.exec(last) ?? [];
  const folders = cut < 0 ? undefined : visibleName(rest.slice(0, cut));
  const [, folder = folders, folderEnd = ""] = FOLDER_END.exec(folders ?? "") ?? [];
  return { folder, folderEnd, leaf, end };
}
