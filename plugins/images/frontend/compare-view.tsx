import { stepText } from "@runlens/charts";
import type { VisibleRun } from "@runlens/plugin-api";
import { Select, StepTrack } from "@runlens/widgets";
import { useMemo, useState } from "react";
import { COMPARE_MODES, type Comparison, type ComparedSide } from "./comparison.ts";
import { DifferencePicture } from "./difference-picture.tsx";
import { ImageTile } from "./image-tile.tsx";
import { useKnownSteps } from "./known-steps.ts";
import { imagesOf, type LoggedImage, type ShownImage } from "./logged-images.ts";
import { Picture, type Linked } from "./picture.tsx";
import type { Look } from "./run-images.tsx";
import { useNearestValue, type CardsShare } from "./use-nearest-value.ts";

interface CompareViewProps {
  readonly comparison: Comparison;
  readonly onChange: (comparison: Comparison) => void;
  /** Those that have the tag; the two of the comparison may be others. */
  readonly runs: readonly VisibleRun[];
  readonly tag: string;
  /** Of the card. */
  readonly step: number | undefined;
  readonly look: Look;
  readonly linked: Linked;
  readonly share: CardsShare;
}

/** Two images of one tag: of two runs, or of two steps. */
export function CompareView(props: CompareViewProps) {
  const { comparison, onChange, runs, tag, step, look, linked, share } = props;
  const a = useSide(comparison.a, tag, step, share, comparison.sample);
  const b = useSide(comparison.b, tag, step, share, comparison.sample);
  const sampleCount = Math.max(a.count, b.count);
  const side = (name: "a" | "b", shown: Side) => (
    <SidePicker
      name={name.toUpperCase()}
      side={comparison[name]}
      shownStep={shown.step}
      onChange={(changed) => onChange({ ...comparison, [name]: changed })}
      {...{ runs, tag, share }}
    />
  );
  return (
    <div className="image-compare">
      <div className="image-compare-controls">
        <Select
          label="Compare as"
          value={comparison.mode}
          options={COMPARE_MODES}
          onChange={(mode) => onChange({ ...comparison, mode })}
        />
        {side("a", a)}
        {side("b", b)}
        {sampleCount > 1 && (
          <Select
            label="Sample"
            menu
            value={String(comparison.sample)}
            options={sampleOptions(sampleCount)}
            onChange={(sample) => onChange({ ...comparison, sample: Number(sample) })}
          />
        )}
      </div>
      <Compared mode={comparison.mode} {...{ a, b, look, linked }} />
    </div>
  );
}

interface Side {
  readonly image: LoggedImage | undefined;
  readonly label: string;
  readonly fileName: string;
  /** Of what is shown. */
  readonly step: number | undefined;
  /** Images of the step. */
  readonly count: number;
}

function useSide(
  { run, step: ownStep }: ComparedSide,
  tag: string,
  step: number | undefined,
  share: CardsShare,
  sample: number,
): Side {
  const { value } = useNearestValue(run, tag, ownStep ?? step, share);
  return useMemo(() => {
    const read = value && imagesOf(value);
    const images = read?.kind === "images" ? read.images : [];
    return {
      image: images[sample],
      label: value === undefined ? run : `${tag} of ${run}, step ${stepText(value.step)}`,
      fileName: [run, tag, `step-${value?.step}`, sample].join("_"),
      step: value?.step,
      count: images.length,
    };
  }, [value, run, tag, sample]);
}

interface SidePickerProps {
  readonly name: string;
  readonly side: ComparedSide;
  readonly shownStep: number | undefined;
  readonly onChange: (side: ComparedSide) => void;
  readonly runs: readonly VisibleRun[];
  readonly tag: string;
  readonly share: CardsShare;
}

function SidePicker({ name, side, shownStep, onChange, runs, tag, share }: SidePickerProps) {
  const ofRun = useMemo(() => [{ name: side.run }], [side.run]);
  const steps = useKnownSteps(share.knownSteps, ofRun, tag);
  const options = Object.fromEntries([...ofRun, ...runs].map((run) => [run.name, run.name]));
  return (
    <div className="image-compare-side">
      <Select
        label={`${name}: run`}
        menu
        value={side.run}
        options={options}
        onChange={(run) => onChange({ ...side, run })}
      />
      <div className="image-card-step">
        <StepTrack
          label={`${name}: step`}
          steps={steps}
          step={side.step ?? shownStep}
          onChange={(step) => onChange({ ...side, step })}
        />
        <output>{shownStep === undefined ? "" : stepText(shownStep)}</output>
      </div>
    </div>
  );
}

interface ComparedProps {
  readonly mode: Comparison["mode"];
  readonly a: Side;
  readonly b: Side;
  readonly look: Look;
  readonly linked: Linked;
}

function Compared({ mode, a, b, look, linked }: ComparedProps) {
  const { filter, actualSize } = look;
  if (mode === "sideBySide" || a.image?.kind !== "shown" || b.image?.kind !== "shown") {
    return (
      <div className="image-samples">
        {[a, b].map(({ image, label, fileName }, i) =>
          image === undefined ? (
            <p key={i} className="image-waiting">
              No such image
            </p>
          ) : (
            <ImageTile key={i} {...{ image, label, fileName, actualSize, filter, linked }} />
          ),
        )}
      </div>
    );
  }
  const label = `${a.label} and ${b.label}`;
  return mode === "difference" ? (
    <DifferencePicture a={a.image} b={b.image} label={label} filter={filter} />
  ) : (
    <Overlay mode={mode} a={a.image} b={b.image} label={label} look={look} linked={linked} />
  );
}

interface OverlayProps {
  readonly mode: "swipe" | "onion";
  readonly a: ShownImage;
  readonly b: ShownImage;
  readonly label: string;
  readonly look: Look;
  readonly linked: Linked;
}

/** B over A: swiped away from the left, or see-through. */
function Overlay({ mode, a, b, label, look, linked }: OverlayProps) {
  const [percent, setPercent] = useState(50);
  const { actualSize, filter } = look;
  const cover =
    mode === "swipe" ? { clipPath: `inset(0 0 0 ${percent}%)` } : { opacity: percent / 100 };
  return (
    <div className="image-overlay">
      <div className="image-overlay-pictures">
        <Picture image={a} label={label} {...{ actualSize, filter, linked }} />
        <div className="image-overlay-cover" style={cover}>
          <Picture image={b} label="" {...{ actualSize, filter, linked }} />
        </div>
      </div>
      <input
        type="range"
        aria-label={mode === "swipe" ? "Where B begins" : "How much of B is seen"}
        min={0}
        max={100}
        value={percent}
        onChange={(event) => setPercent(event.target.valueAsNumber)}
      />
    </div>
  );
}

function sampleOptions(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [String(i), `${i + 1} of ${count}`]),
  );
}
