import {
  withRange,
  withStep,
  type ApiTags,
  type ApiWindowsRequest,
  type StepRange,
} from "@runlens/model";
import type {
  DashboardContext,
  Documents,
  PluginManifest,
  Settings,
  SettingValues,
  VisibleGroup,
  VisibleRun,
} from "@runlens/plugin-api";
import type { Theme } from "@runlens/widgets";
import { useMemo } from "react";
import { EXPERIMENT } from "./queries.ts";
import { hyperparametersOf } from "./runs/hyperparameters.ts";
import { setSettingText, settingValue, viewOf } from "./settings-state.ts";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";

interface ContextParts {
  readonly manifest: PluginManifest;
  readonly tags: ApiTags;
  readonly runs: readonly VisibleRun[];
  readonly groups: readonly VisibleGroup[] | undefined;
  readonly runCount: number;
  readonly theme: Theme;
}

/** What a dashboard sees. Its parts keep their identity as long as they are equal. */
export function useDashboardContext(parts: ContextParts): DashboardContext {
  const { manifest, tags, runs, groups, runCount, theme } = parts;
  const { url, client, annotations, onSeriesChange } = useSession();
  const { documents: documentTexts, baselineRun } = useStore(annotations.shown).annotations;
  const { settings: texts, views, step, range } = useStore(url);
  const view = views[manifest.id];

  const settings = useMemo(() => valuesOf(manifest.settings, texts), [manifest, texts]);
  const doors = useMemo(
    () => ({
      setSetting: (name: string, value: unknown): void => {
        const setting = manifest.settings[name];
        if (setting !== undefined) setSettingText(url, setting, setting.format(value));
      },
      setStep: (next: number | undefined): void =>
        url.update((state) => ({ ...state, ...withStep(state, next) })),
      setRange: (next: StepRange | undefined): void =>
        url.update((state) => ({ ...state, ...withRange(state, next) })),
      hyperparameters: hyperparametersOf(client),
      reader: client,
      fetchWindows: ({ tag, expression, ...query }: ApiWindowsRequest, signal: AbortSignal) => {
        const line =
          expression === undefined ? { tags: [tag] } : { expressions: [expression], x: tag };
        return client.windows({ ...EXPERIMENT, ...line, ...query }, signal);
      },
      renderMarkdown: (text: string, signal: AbortSignal) => client.renderMarkdown(text, signal),
      onSeriesChange: (listener: Parameters<DashboardContext["onSeriesChange"]>[0]) => ({
        close: onSeriesChange(listener),
      }),
    }),
    [manifest, url, client, onSeriesChange],
  );
  const viewState = useMemo(
    () => viewOf(url, manifest),
    // oxlint-disable-next-line react/exhaustive-deps -- who reads another view is drawn anew
    [view, url, manifest],
  );
  const documents = useMemo(
    (): Documents => ({
      get: (key) => documentTexts.get(`${manifest.id}/${key}`),
      set(key, text, label) {
        const change = {
          kind: "setDocument",
          key: `${manifest.id}/${key}`,
          text: text ?? null,
        } as const;
        annotations.change([change], label);
      },
    }),
    [documentTexts, annotations, manifest],
  );
  return useMemo(
    () => ({
      ...doors,
      runs,
      groups,
      baselineRun,
      runCount,
      tags,
      settings,
      view: viewState,
      documents,
      theme,
      step,
      range,
    }),
    [
      doors,
      runs,
      groups,
      baselineRun,
      runCount,
      tags,
      settings,
      viewState,
      documents,
      theme,
      step,
      range,
    ],
  );
}

function valuesOf(
  settings: Settings,
  texts: Readonly<Record<string, string>>,
): SettingValues<Settings> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, settingValue(setting, texts)]),
  ) as SettingValues<Settings>;
}
