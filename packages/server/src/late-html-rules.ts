import type { BackendContext } from "@runlens/plugin-api";

type HtmlRules = Pick<BackendContext, "markdownToHtml" | "safeHtml">;

export interface LateHtmlRules extends HtmlRules {
  /** To be awaited before either is called. */
  load(): Promise<void>;
}

/** The rules of markdown.ts. Its libraries are two fifths of the server's code, and seldom needed at once. */
export function createLateHtmlRules(): LateHtmlRules {
  let rules: HtmlRules | undefined;
  function loaded(): HtmlRules {
    if (rules === undefined) throw new Error("HTML is made before its rules were loaded.");
    return rules;
  }
  return {
    async load() {
      rules ??= await import("./markdown.ts");
    },
    markdownToHtml: (markdown) => loaded().markdownToHtml(markdown),
    safeHtml: (html) => loaded().safeHtml(html),
  };
}
