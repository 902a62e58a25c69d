const SECRET_NAME = /token$|secret|passw|credential|auth(?!or)|(api|private|access)[-_]?key/i;
const USER_OF_URL = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;

const HIDDEN = "***";

/** Whether a variable or flag of this name usually holds a secret; not so `max_tokens` or `author`. */
export function namesSecret(name: string): boolean {
  return SECRET_NAME.test(name);
}

/**
 * Arguments of a command with what looks secret replaced by `***`: values of flags and
 * assignments that `namesSecret`, and users with passwords in URLs.
 */
export function withoutSecrets(args: readonly string[]): string[] {
  return args.map((arg, i) => {
    const before = args[i - 1] ?? "";
    const isValueOfFlag = before.startsWith("-") && !before.includes("=") && !arg.startsWith("-");
    if (isValueOfFlag && namesSecret(before)) return HIDDEN;
    const equals = arg.indexOf("=");
    if (equals > 0 && namesSecret(arg.slice(0, equals))) return `${arg.slice(0, equals)}=${HIDDEN}`;
    return arg.replace(USER_OF_URL, `$1${HIDDEN}@`);
  });
}
