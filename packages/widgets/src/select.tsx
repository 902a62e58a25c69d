import { visibleName } from "@runlens/base";
import { ChevronDown } from "lucide-react";
import { useId } from "react";
import "./select.css";

interface SelectProps<T extends string> {
  readonly label: string;
  /** Undefined: none of them. */
  readonly value: T | undefined;
  /** Value to label, in the order of display. */
  readonly options: Readonly<Record<T, string>>;
  readonly onChange: (value: T) => void;
  /** Keeps the label for screen readers only. */
  readonly labelHidden?: boolean;
  /** A menu however few they are: for options that may be long, such as names of runs. */
  readonly menu?: boolean;
  /** Side by side however many they are. */
  readonly segments?: boolean;
}

const MAX_SEGMENTS = 3;

/** One of several values: up to three lie open side by side, more in a menu. */
export function Select<T extends string>(props: SelectProps<T>) {
  const choices = choicesOf(props.options);
  const isOpen = props.segments ?? (choices.length <= MAX_SEGMENTS && props.menu !== true);
  return isOpen ? <Segments {...props} choices={choices} /> : <Menu {...props} choices={choices} />;
}

type ChoicesProps<T extends string> = SelectProps<T> & {
  readonly choices: readonly (readonly [T, string])[];
};

function Segments<T extends string>(props: ChoicesProps<T>) {
  const { label, value, onChange, labelHidden, choices } = props;
  const name = useId();
  return (
    <fieldset className="rl-segments">
      <legend className={labelHidden ? "rl-visually-hidden" : "rl-field-label"}>{label}</legend>
      <div className="rl-segments-row">
        {choices.map(([option, text]) => (
          <label key={option} className="rl-segment">
            <input
              type="radio"
              className="rl-visually-hidden"
              name={name}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            <span>{visibleName(text)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Menu<T extends string>(props: ChoicesProps<T>) {
  const { label, value, onChange, labelHidden, choices } = props;
  const id = useId();
  return (
    <div className="rl-select">
      <label className={labelHidden ? "rl-visually-hidden" : "rl-field-label"} htmlFor={id}>
        {label}
      </label>
      <div className="rl-select-box">
        <select
          id={id}
          value={value ?? ""}
          onChange={(event) => {
            const chosen = choices.find(([option]) => option === event.target.value);
            if (chosen !== undefined) onChange(chosen[0]);
          }}
        >
          {choices.map(([option, text]) => (
            <option key={option} value={option}>
              {visibleName(text)}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden />
      </div>
    </div>
  );
}

function choicesOf<T extends string>(options: Readonly<Record<T, string>>): [T, string][] {
  // Object.entries widens the keys; the type of `options` vouches for them.
  return Object.entries(options) as [T, string][];
}
