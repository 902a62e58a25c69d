import { unreachable } from "@runlens/base";
import type { PluginManifest, Setting } from "@runlens/plugin-api";
import { Button, Select, Slider, SplitPanel, Toggle } from "@runlens/widgets";
import { RotateCcw } from "lucide-react";
import { useSession } from "./session.ts";
import {
  reasonUnused,
  resetSettings,
  setSettingText,
  settingValue,
  shownSettings,
} from "./settings-state.ts";
import { useStore } from "./store.ts";

/** Below this width of the page the panel starts closed; CSS pixels. */
const ROOMY_WIDTH = 1100;

/** One control per setting that the manifest declares. */
export function SettingsPanel({ manifest }: { readonly manifest: PluginManifest }) {
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
          const unused = reasonUnused(setting, manifest, texts);
          return unused === undefined ? (
            <SettingControl
              key={setting.urlKey}
              setting={setting}
              text={setting.format(settingValue(setting, texts))}
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
  readonly onChange: (text: string) => void;
}

function SettingControl({ setting, text, onChange }: SettingControlProps) {
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
          onChange={(value) => onChange(String(value))}
        />
      );
    case "choice":
      return <Select label={label} value={text} options={control.options} onChange={onChange} />;
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
