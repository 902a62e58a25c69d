import { momentText, stepText } from "@runlens/charts";
import { isInRange, type LoggedValue, type PageSteps } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { runLabel } from "@runlens/tag-board";
import { Button } from "@runlens/widgets";
import { useMemo } from "react";
import { ImageTile } from "./image-tile.tsx";
import { imagesOf, type LoggedImages } from "./logged-images.ts";
import { useNearestValue, type CardsShare } from "./use-nearest-value.ts";
import type { Linked } from "./zoom-frame.tsx";

export interface Look {
  readonly actualSize: boolean;
  /** CSS pixels. */
  readonly tileWidth: number;
  /** CSS filter. */
  readonly filter: string;
}

interface RunImagesProps {
  readonly run: VisibleRun;
  readonly tag: string;
  readonly page: PageSteps;
  readonly look: Look;
  readonly linked: Linked;
  readonly share: CardsShare;
}

/** The images of one run at the step that is shown. */
export function RunImages({ run, tag, page, look, linked, share }: RunImagesProps) {
  const { value, count, loading, problem, retry } = useNearestValue(run.name, tag, page, share);
  const images = useMemo(() => value && imagesOf(value), [value]);
  const why = loading || value === undefined ? undefined : whyOther(value.step, page);
  return (
    <figure className="image-run" data-loading={loading || undefined}>
      <figcaption className="image-run-caption">
        <span className="image-run-dot" style={{ background: run.color }} />
        <span className="image-run-name" title={run.name}>
          <bdi>{runLabel(run)}</bdi>
        </span>
        <span className="image-run-step" title={value && momentText(value.wallTimeSecs)}>
          {value !== undefined && `step ${stepText(value.step)}`}
          {why !== undefined && <em> ({why})</em>}
        </span>
      </figcaption>
      {problem !== undefined && (
        <div className="image-refused" role="alert">
          <p>
            {problem.message} {problem.hint}
          </p>
          <Button label="Try again" onClick={retry} />
        </div>
      )}
      {images === undefined && problem === undefined && (
        <p className="image-waiting">{count === 0 ? "No images any more." : "Loading"}</p>
      )}
      {images !== undefined && value !== undefined && (
        <Samples {...{ images, value, run: run.name, tag, look, linked }} />
      )}
    </figure>
  );
}

function whyOther(step: number, page: PageSteps): string | undefined {
  if (!isInRange(step, page.range)) return "out of range";
  return page.step === undefined || page.step === step ? undefined : `asked ${stepText(page.step)}`;
}

interface SamplesProps {
  readonly images: LoggedImages;
  readonly value: LoggedValue;
  readonly run: string;
  readonly tag: string;
  readonly look: Look;
  readonly linked: Linked;
}

function Samples({ images, value, run, tag, look, linked }: SamplesProps) {
  if (images.kind === "unreadable") {
    const { message, hint } = images.problem;
    return (
      <p className="image-refused">
        {message} {hint}
      </p>
    );
  }
  const count = images.images.length;
  if (count === 0) return <p className="image-refused">No image was logged at this step.</p>;
  return (
    <div className="image-samples">
      {images.images.map((image, i) => {
        const name = `${tag} of ${run}`;
        const sample = count > 1 ? `, sample ${i + 1} of ${count}` : "";
        return (
          <ImageTile
            key={i}
            image={image}
            name={`${name}${sample}`}
            label={`${name}, step ${stepText(value.step)}${sample}`}
            place={{ run, tag, step: value.step, sample: i }}
            actualSize={look.actualSize}
            filter={look.filter}
            linked={linked}
          />
        );
      })}
    </div>
  );
}
