import { readNumber } from "@runlens/base";

/**
 * A setting is declared once, in a manifest. Its control, its key in the URL and
 * its storage follow from the declaration.
 */
export interface Setting<T> {
  readonly label: string;
  /** Key in the page's query string. Settings with the same key are one setting, shared by dashboards. */
  readonly urlKey: string;
  readonly defaultValue: T;
  readonly control: SettingControl;
  /** Turns a toggle on and off anywhere on the page; as `KeyboardEvent.key` names it. */
  readonly shortcutKey?: string;
  /** When it does nothing: words stand in place of its control. */
  readonly unusedWhen?: UnusedWhen;
  /** It has a control only while another setting of the same manifest has one of these values. */
  readonly shownWhen?: ShownWhen;
  /**
   * Key of another setting of the same manifest that takes the place of this one while it has
   * a value other than its default. Choosing this one ends that.
   */
  readonly overriddenBy?: string;
  /** Reads the text form; undefined when it is no legal value. */
  parse(text: string): T | undefined;
  format(value: T): string;
}

/** Another setting of the same manifest has a value that leaves this one without effect. */
export interface UnusedWhen {
  readonly urlKey: string;
  readonly text: string;
  /** One sentence for people. */
  readonly because: string;
}

export interface ShownWhen {
  readonly urlKey: string;
  readonly texts: readonly string[];
}

export type SettingControl =
  | {
      readonly kind: "slider";
      readonly min: number;
      readonly max: number;
      readonly step: number;
      /** Where the slider stops, ascending from `min` to `max`. Default: every `step`. */
      readonly stops?: readonly number[];
    }
  | { readonly kind: "choice"; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: "toggle" }
  /** One of the tags of the data that the dashboard shows, or "": none. */
  | { readonly kind: "tag" }
  /** Set elsewhere on the page, such as a search box; the settings panel leaves it out. */
  | { readonly kind: "hidden" };

export type Settings = Readonly<Record<string, Setting<unknown>>>;

export type SettingValues<S extends Settings> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

interface NumberOptions {
  readonly label: string;
  readonly urlKey: string;
  readonly min: number;
  readonly max: number;
  /** Values are whole if it is. */
  readonly step: number;
  readonly stops?: readonly number[];
  readonly defaultValue: number;
  readonly shownWhen?: ShownWhen;
}

export function numberSetting(options: NumberOptions): Setting<number> {
  const { min, max, step, stops, ...rest } = options;
  const isWhole = Number.isInteger(step);
  return {
    ...rest,
    control: { kind: "slider", min, max, step, ...(stops && { stops }) },
    parse: (text) => {
      const value = readNumber(text);
      if (value === undefined) return undefined;
      return Math.min(Math.max(isWhole ? Math.round(value) : value, min), max);
    },
    format: (value) => String(isWhole ? Math.round(value) : Number(value.toPrecision(3))),
  };
}

interface ChoiceOptions<T extends string> {
  readonly label: string;
  readonly urlKey: string;
  /** Value to label, in the order of display. */
  readonly options: Readonly<Record<T, string>>;
  readonly defaultValue: NoInfer<T>;
}

export function choiceSetting<T extends string>(options: ChoiceOptions<T>): Setting<T> {
  const isOption = (text: string): text is T => Object.hasOwn(options.options, text);
  return {
    label: options.label,
    urlKey: options.urlKey,
    defaultValue: options.defaultValue,
    control: { kind: "choice", options: options.options },
    parse: (text) => (isOption(text) ? text : undefined),
    format: (value) => value,
  };
}

export function toggleSetting(options: {
  readonly label: string;
  readonly urlKey: string;
  readonly defaultValue: boolean;
  readonly shortcutKey?: string;
}): Setting<boolean> {
  return {
    ...options,
    control: { kind: "toggle" },
    parse: (text) => (text === "true" ? true : text === "false" ? false : undefined),
    format: String,
  };
}

export function textSetting(options: {
  readonly label: string;
  readonly urlKey: string;
}): Setting<string> {
  return {
    ...options,
    defaultValue: "",
    control: { kind: "hidden" },
    parse: (text) => text,
    format: (value) => value,
  };
}

export function tagSetting(options: {
  readonly label: string;
  readonly urlKey: string;
}): Setting<string> {
  return { ...textSetting(options), control: { kind: "tag" } };
}

/** One state for all dashboards: a manifest that lists one of these shares it. */
export const sharedSettings = {
  /** Regular expression over tags; spelled as TensorBoard's links spell it. */
  tagFilter: textSetting({ label: "Filter tags", urlKey: "tagFilter" }),
  xAxis: choiceSetting({
    label: "Horizontal axis",
    urlKey: "x",
    options: { step: "Step", relative: "Relative", wall: "Wall time" },
    defaultValue: "step",
  }),
  smoothing: numberSetting({
    label: "Smoothing",
    urlKey: "smoothing",
    min: 0,
    max: 0.999,
    step: 0.01,
    defaultValue: 0.6,
    shownWhen: { urlKey: "smoothingBy", texts: ["ema", "timeEma"] },
  }),
} as const;
