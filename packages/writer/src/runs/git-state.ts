import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

/** What version of the code runs. */
export interface GitState {
  /** Hash of the commit that is checked out. */
  readonly commit: string;
  /** Absent when no branch is checked out. */
  readonly branch?: string;
  /** Whether tracked files differ from the commit. Absent when the `git` program is missing. */
  readonly isDirty?: boolean;
}

/** `git status` on a huge working tree must not hold up a training run. */
const STATUS_TIMEOUT_MS = 5_000;

/**
 * State of the git working tree that holds `directory`; undefined outside of one, or
 * before its first commit. The commit is read from the files of the repository, so it
 * is known without the `git` program too; outside a working tree no program is started.
 */
export async function readGitState(directory: string): Promise<GitState | undefined> {
  const tree = await findWorkingTree(resolve(directory));
  if (tree === undefined) return undefined;
  const head = (await readText(join(tree.gitDirectory, "HEAD")))?.trim();
  const ref = /^ref: (.+)$/.exec(head ?? "")?.[1];
  const commit = ref === undefined ? head : await resolveRef(tree.gitDirectory, ref);
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const isDirty = await hasChanges(tree.root);
  return {
    commit,
    ...(ref === undefined ? {} : { branch: ref.replace("refs/heads/", "") }),
    ...(isDirty === undefined ? {} : { isDirty }),
  };
}

async function findWorkingTree(
  directory: string,
): Promise<{ root: string; gitDirectory: string } | undefined> {
  const dotGit = join(directory, ".git");
  const stats = await stat(dotGit).catch(() => undefined);
  if (stats?.isDirectory() === true) return { root: directory, gitDirectory: dotGit };
  if (stats?.isFile() === true) {
    // A linked working tree or a submodule: the file says where the repository is.
    const target = /^gitdir: (.+)$/m.exec((await readText(dotGit)) ?? "")?.[1];
    return target === undefined
      ? undefined
      : { root: directory, gitDirectory: resolve(directory, target) };
  }
  const parent = dirname(directory);
  return parent === directory ? undefined : findWorkingTree(parent);
}

/** Linked working trees share the refs of the repository that they belong to. */
async function resolveRef(gitDirectory: string, ref: string): Promise<string | undefined> {
  const common = (await readText(join(gitDirectory, "commondir")))?.trim();
  const directories =
    common === undefined ? [gitDirectory] : [gitDirectory, resolve(gitDirectory, common)];
  for (const directory of directories) {
    const loose = (await readText(join(directory, ref)))?.trim();
    if (loose !== undefined) return loose;
    const packed = (await readText(join(directory, "packed-refs"))) ?? "";
    const line = packed.split("\n").find((text) => text.endsWith(` ${ref}`));
    if (line !== undefined) return line.slice(0, line.indexOf(" "));
  }
  return undefined;
}

async function hasChanges(root: string): Promise<boolean | undefined> {
  try {
    const { stdout } = await promisify(execFile)(
      "git",
      ["--no-optional-locks", "status", "--porcelain", "--untracked-files=no"],
      { cwd: root, timeout: STATUS_TIMEOUT_MS, windowsHide: true },
    );
    return stdout.trim() !== "";
  } catch {
    return undefined;
  }
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
