import type { FileProblem } from "@runlens/model";

/** What happened long ago nobody looks for; a directory may lose thousands of runs at once. */
export const MAX_NOTICES = 200;

/** What happened to files: of each the last of a kind. */
export interface NoticeLog {
  /** Newest last; at most `MAX_NOTICES`, the newest. */
  readonly notices: readonly FileProblem[];
  add(notice: FileProblem): void;
  /** Forgets what was said of a file or directory, or only what has the code. */
  clear(path: string, code?: string): void;
}

export function createNoticeLog(): NoticeLog {
  let notices: readonly FileProblem[] = [];

  function clear(path: string, code?: string): void {
    notices = notices.filter(
      (notice) => notice.path !== path || (code !== undefined && notice.code !== code),
    );
  }

  return {
    get notices() {
      return notices;
    },
    add(notice) {
      clear(notice.path, notice.code);
      notices = [...notices, notice].slice(-MAX_NOTICES);
    },
    clear,
  };
}
