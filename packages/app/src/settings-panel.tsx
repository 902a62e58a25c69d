import { unreachable } from "@runlens/base";
import type { ApiTag } from "@runlens/model";
import type { PluginManifest, Setting } from "@runlens/plugin-api";
import { Button, Select, Slider, SplitPanel, Toggle } from "@runlens/widgets";
import { RotateCcw } from "lucide-react";
import { useSession } from "./session.ts";
import {
  isOverridden,
  isShown,
  reasonUnused,
  resetSettings,
  setSettingText,
  settingValue,
  shownSettings,
} from "./settings-state.ts";
import { useStore } from "./store.ts";
import { TagSelect } from "./tag-select.tsx";

/** Below this width of the page the panel starts closed; CSS pixels. */
const ROOMY_WIDTH = 1100;

interface SettingsPanelProps {
  readonly manifest: PluginManifest;
  /** Of the data that the dashboard shows. */
  readonly tags: readonly ApiTag[];
}

/** One control per setting that the manifest declares. */
export function SettingsPanel({ manifest, tags }: SettingsPanelProps) {
  const { url } = useSession();
  const texts = useStore(url).settings;
  const shown = shownSettings(manifest);
  if (shown.length === 0) return null;
  const isChanged = shown.some(({ urlKey }) => texts[urlKey] !== undefined);
  const reset = (): void => resetSettings(url, shown);
  return (
    <SplitPanel
      id="settings"
      title="Settings"
      side="right"
      defaultWidth={240}
      minWidth={200}
      maxWidth={480}
      defaultCollapsed={window.innerWidth < ROOMY_WIDTH}
      actions={
        isChanged && (
          <Button variant="icon" label="Reset to defaults" icon={<RotateCcw />} onClick={reset} />
        )
      }
    >
      <div className="settings">
        {shown.map((setting) => {
          if (!isShown(setting, manifest, texts)) return null;
          const unused = reasonUnused(setting, manifest, texts);
          return unused === undefined ? (
            <SettingControl
              key={setting.urlKey}
              setting={setting}
              text={setting.format(settingValue(setting, texts))}
              isOverridden={isOverridden(setting, manifest, texts)}
              tags={tags}
              onChange={(text) => setSettingText(url, setting, text)}
            />
          ) : (
            <div key={setting.urlKey}>
              <span className="rl-field-label">{setting.label}</span>
              <p className="sheet-note">{unused}</p>
            </div>
          );
        })}
      </div>
    </SplitPanel>
  );
}

interface SettingControlProps {
  readonly setting: Setting<unknown>;
  /** The value in its text form, which every kind of control can read and write. */
  readonly text: string;
  /** Another setting has taken its place. */
  readonly isOverridden: boolean;
  readonly tags: readonly ApiTag[];
  readonly onChange: (text: string) => void;
}

function SettingControl(props: SettingControlProps) {
  const { setting, text, tags, onChange } = props;
  const { label, control } = setting;
  switch (control.kind) {
    case "slider":
      return (
        <Slider
          label={label}
          value={Number(text)}
          min={control.min}
          max={control.max}
          step={control.step}
          stops={control.stops}
          onChange={(value) => onChange(String(value))}
        />
      );
    case "choice":
      return (
        <Select
          label={label}
          value={props.isOverridden ? undefined : text}
          options={control.options}
          onChange={onChange}
        />
      );
    case "tag":
      return <TagSelect label={label} value={text} tags={tags} onChange={onChange} />;
    case "toggle":
      return (
        <Toggle
          label={label}
          checked={text === "true"}
          onChange={(checked) => onChange(String(checked))}
        />
      );
    case "hidden":
      return null;
    default:
      return unreachable(control);
  }
}
