import { unreachable } from "@runlens/base";
import { stepText } from "@runlens/charts";
import type { PageSteps } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { useStepsOf } from "@runlens/plugin-api/media";
import { Select, StepTrack } from "@runlens/widgets";
import { useMemo } from "react";
import { COMPARE_MODES, type Comparison, type ComparedSide } from "./comparison.ts";
import { DifferencePicture } from "./difference-picture.tsx";
import { Flicker } from "./flicker.tsx";
import type { ImagePlace } from "./file-name.ts";
import { ImageTile } from "./image-tile.tsx";
import { imagesOf, type LoggedImage } from "./logged-images.ts";
import { Overlay } from "./overlay.tsx";
import type { Look } from "./run-images.tsx";
import { useNearestValue, type CardsShare } from "./use-nearest-value.ts";
import type { Linked } from "./zoom-frame.tsx";
import "./compare-view.css";

interface CompareViewProps {
  readonly comparison: Comparison;
  readonly onChange: (comparison: Comparison) => void;
  /** Those that have the tag; the two of the comparison may be others. */
  readonly runs: readonly VisibleRun[];
  readonly tag: string;
  /** Of the card. */
  readonly page: PageSteps;
  readonly look: Look;
  readonly linked: Linked;
  readonly share: CardsShare;
}

/** Two images of one tag: of two runs, or of two steps. */
export function CompareView(props: CompareViewProps) {
  const { comparison, onChange, runs, tag, page, look, linked, share } = props;
  const a = useSide(comparison.a, tag, page, share, comparison.sample);
  const b = useSide(comparison.b, tag, page, share, comparison.sample);
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
  readonly place: ImagePlace;
  /** Of what is shown. */
  readonly step: number | undefined;
  /** Images of the step. */
  readonly count: number;
}

function useSide(
  { run, step: ownStep }: ComparedSide,
  tag: string,
  page: PageSteps,
  share: CardsShare,
  sample: number,
): Side {
  // What is compared on purpose may lie outside of the page's range.
  const shown = ownStep === undefined ? page : { step: ownStep, range: undefined };
  const { value } = useNearestValue(run, tag, shown, share);
  return useMemo(() => {
    const read = value && imagesOf(value);
    const images = read?.kind === "images" ? read.images : [];
    return {
      image: images[sample],
      label: value === undefined ? run : `${tag} of ${run}, step ${stepText(value.step)}`,
      place: { run, tag, step: value?.step ?? NaN, sample },
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
  const steps = useStepsOf(share.knownSteps, ofRun, tag);
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
        {[a, b].map(({ image, label, place }, i) =>
          image === undefined ? (
            <p key={i} className="image-waiting">
              No such image
            </p>
          ) : (
            <ImageTile
              key={i}
              name={label}
              {...{ image, label, place, actualSize, filter, linked }}
            />
          ),
        )}
      </div>
    );
  }
  const label = `${a.label} and ${b.label}`;
  const pictures = { a: a.image, b: b.image, label, look, linked };
  switch (mode) {
    case "difference":
      return <DifferencePicture a={a.image} b={b.image} label={label} filter={filter} />;
    case "flicker":
      return <Flicker {...pictures} />;
    case "swipe":
    case "onion":
      return <Overlay mode={mode} {...pictures} />;
    default:
      return unreachable(mode);
  }
}

function sampleOptions(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [String(i), `${i + 1} of ${count}`]),
  );
}
