import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readGitState } from "./git-state.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "runlens-git-"));
});

afterEach(() => rmSync(directory, { recursive: true }));

describe("the git state of a directory", () => {
  it("is unknown outside a working tree", async () => {
    expect(await readGitState(directory)).toBeUndefined();
  });

  it.each([
    {
      form: "a loose ref",
      files: { HEAD: "ref: refs/heads/a/b\n", "refs/heads/a/b": `${COMMIT}\n` },
      branch: "a/b",
    },
    {
      form: "a packed ref",
      files: {
        HEAD: "ref: refs/heads/main\n",
        "packed-refs": `# pack-refs\n${COMMIT} refs/heads/main\n`,
      },
      branch: "main",
    },
    { form: "no branch", files: { HEAD: `${COMMIT}\n` }, branch: undefined },
  ])("is read from its files: $form", async ({ files, branch }) => {
    const { repository } = setup(files);
    const deep = join(repository, "src/deep");
    mkdirSync(deep, { recursive: true });
    const state = await readGitState(deep);
    expect(state).toMatchObject({ commit: COMMIT });
    expect(state?.branch).toBe(branch);
  });

  it("is unknown before the first commit", async () => {
    const { repository } = setup({ HEAD: "ref: refs/heads/main\n" });
    expect(await readGitState(repository)).toBeUndefined();
  });

  it("follows a linked working tree to its repository", async () => {
    setup({
      "refs/heads/main": COMMIT,
      "worktrees/w/HEAD": "ref: refs/heads/main\n",
      "worktrees/w/commondir": "../..\n",
    });
    const linked = join(directory, "linked");
    mkdirSync(linked);
    writeFileSync(join(linked, ".git"), "gitdir: ../repository/.git/worktrees/w\n");
    expect(await readGitState(linked)).toMatchObject({ commit: COMMIT, branch: "main" });
  });

  it.skipIf(!hasGit())("says whether tracked files have changed", async () => {
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@localhost", ...args], {
        cwd: directory,
        encoding: "utf8",
      }).trim();
    git("init", "--quiet", "--initial-branch=trunk");
    writeFileSync(join(directory, "train.ts"), "1");
    git("add", "train.ts");
    git("commit", "--quiet", "--message=First");
    const clean = { commit: git("rev-parse", "HEAD"), branch: "trunk", isDirty: false };
    expect(await readGitState(directory)).toEqual(clean);
    writeFileSync(join(directory, "untracked"), "");
    expect(await readGitState(directory)).toEqual(clean);
    writeFileSync(join(directory, "train.ts"), "2");
    expect(await readGitState(directory)).toEqual({ ...clean, isDirty: true });
  });
});

function setup(files: Readonly<Record<string, string | undefined>>) {
  const repository = join(directory, "repository");
  for (const [name, text = ""] of Object.entries(files)) {
    const path = join(repository, ".git", name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
  }
  return { repository };
}

function hasGit(): boolean {
  try {
    execFileSync("git", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
