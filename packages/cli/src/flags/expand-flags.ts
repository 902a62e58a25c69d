import { EXIT, ExitError } from "../exit-error.ts";
import { nearestName } from "../nearest-name.ts";
import type { Flag } from "./flag.ts";

const HELP: Flag = { name: "help", group: "Other:", help: "" };

/**
 * Brings arguments in TensorBoard's grammar into one plain form: every flag as
 * `--full_name` or `--full_name=value`, each at most once, behind the rest.
 *
 * Understood are `--name value`, `--name=value`, names cut to an unambiguous
 * prefix, switches as `--name=true` and `--name=false` in any case, and `--`,
 * after which nothing is a flag. Of a repeated flag the last one counts.
 *
 * Throws `ExitError` (usage) for a flag that is unknown, ambiguous, refused or
 * lacks its value.
 */
export function expandFlags(
  args: readonly string[],
  flags: readonly Flag[],
  refusedFlags: Readonly<Record<string, string>> = {},
): string[] {
  const known = new Map([...flags, HELP].map((flag) => [flag.name, flag]));
  const names = [...known.keys(), ...Object.keys(refusedFlags)];
  const given = new Map<string, string>();
  const positional: string[] = [];

  const rest = args.values();
  for (const argument of rest) {
    if (argument === "--") positional.push(...rest);
    else if (argument === "-h") given.set("help", "--help");
    else if (argument.length < 2 || !argument.startsWith("-")) positional.push(argument);
    else takeFlag(argument);
  }
  return [...given.values(), "--", ...positional];

  function takeFlag(argument: string): void {
    const [, typedName = "", attached] = /^--?([^=]*)(?:=(.*))?$/s.exec(argument) ?? [];
    const name = fullName(typedName, argument.startsWith("--") ? names : [], names);
    const refusal = refusedFlags[name];
    if (refusal !== undefined) throw refused(name, refusal);
    const flag = known.get(name);
    if (flag?.value === undefined) takeSwitch(name, attached);
    else given.set(name, `--${name}=${attached ?? nextValue(name, flag.value)}`);
  }

  function takeSwitch(name: string, word: string | undefined): void {
    const lower = word?.toLowerCase() ?? "true";
    if (lower !== "true" && lower !== "false") {
      throw badValue(name, word ?? "", "is either true or false");
    }
    given.delete(name);
    if (lower === "true") given.set(name, `--${name}`);
  }

  function nextValue(name: string, placeholder: string): string {
    const { value, done } = rest.next();
    const isFlag = value?.startsWith("-") === true && !/^-[\d.]/.test(value);
    if (!done && !isFlag) return value;
    throw new ExitError(EXIT.usage, {
      code: "cli.missingValue",
      message: `--${name} needs a value.`,
      hint: `Write --${name} ${placeholder}.`,
    });
  }
}

export function badValue(name: string, value: string, rule: string): ExitError {
  return new ExitError(EXIT.usage, {
    code: "cli.badValue",
    message: `--${name} ${rule}, but got: '${value}'.`,
  });
}

function fullName(typed: string, candidates: readonly string[], all: readonly string[]): string {
  if (candidates.includes(typed)) return typed;
  const matches = typed === "" ? [] : candidates.filter((name) => name.startsWith(typed));
  const [only, ...others] = matches;
  if (only === undefined) throw unknown(typed, all);
  if (others.length === 0) return only;
  throw new ExitError(EXIT.usage, {
    code: "cli.ambiguousFlag",
    message: `--${typed} could mean ${matches.map((name) => `--${name}`).join(", ")}.`,
    hint: "Write more of the name.",
  });
}

function unknown(typed: string, names: readonly string[]): ExitError {
  const nearest = nearestName(typed.replaceAll("-", "_"), names);
  return new ExitError(EXIT.usage, {
    code: "cli.unknownFlag",
    message: `There is no flag --${typed}.`,
    hint: nearest === undefined ? "See --help for all flags." : `Did you mean --${nearest}?`,
  });
}

function refused(name: string, instead: string): ExitError {
  return new ExitError(EXIT.usage, {
    code: "cli.refusedFlag",
    message: `--${name} is a flag of TensorBoard that Runlens does not take: ${instead}`,
  });
}
