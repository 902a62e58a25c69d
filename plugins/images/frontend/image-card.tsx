import { stepText } from "@runlens/charts";
import { withOwnStep, type ApiTag } from "@runlens/model";
import { shownPosition, useStepsOf } from "@runlens/plugin-api/media";
import { splitTag } from "@runlens/plugin-api/tags";
import { Button, StepTrack, useNear } from "@runlens/widgets";
import { Columns2, Film, FolderDown, Link2, Maximize, Minus, Plus, Unlink2 } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { CompareView } from "./compare-view.tsx";
import {
  firstComparison,
  formatComparison,
  parseComparison,
  type Comparison,
} from "./comparison.ts";
import type { ImagesContext } from "./context.ts";
import { CardPlayback } from "./card-playback.tsx";
import { Filmstrip } from "./filmstrip.tsx";
import { SaveDialog } from "./save-dialog.tsx";
import { usePlayback } from "./use-playback.ts";
import type { Linked } from "./zoom-frame.tsx";
import { RunImages, type Look } from "./run-images.tsx";
import type { CardsShare } from "./use-nearest-value.ts";
import { WHOLE, zoomAt, type Point } from "./zoom.ts";

interface ImageCardProps {
  readonly tag: ApiTag;
  readonly context: ImagesContext;
  readonly look: Look;
  readonly share: CardsShare;
  /** Those of the page. */
  readonly pageTags: readonly ApiTag[];
}

/** The place of one tag's images. They are there only while the place is near the visible part. */
export function ImageCard(props: ImageCardProps) {
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  const size = useLastSize(place, isNear);
  return (
    <article
      ref={place}
      className="image-card"
      aria-label={props.tag.tag}
      data-far={!isNear || undefined}
      style={isNear ? undefined : size}
    >
      {isNear ? <OpenCard {...props} /> : <CardTitle tag={props.tag} />}
    </article>
  );
}

function OpenCard({ tag, context, look, share, pageTags }: ImageCardProps) {
  const runs = useVisibleRuns(tag, context);
  const steps = useStepsOf(share.knownSteps, runs, tag.tag);
  const linked = useLinked();
  const kept = ownStepOf(context.view.get(stepKey(tag.tag)));
  const page = withOwnStep(context, kept);
  const { step, range } = page;
  const isOwn = kept !== undefined && step === kept;
  const setOwn = (next: number | undefined): void =>
    context.view.set(stepKey(tag.tag), next === undefined ? undefined : String(next));
  const zoomBy = (factor: number): void =>
    linked.setZoom((zoom) => zoomAt(zoom, { x: 0.5, y: 0.5 }, factor));
  const shown = step ?? steps[shownPosition(steps, page)];
  const { scale } = linked.zoom;
  const comparison = parseComparison(context.view.get(compareKey(tag.tag)));
  const compare = (next: Comparison | undefined): void =>
    context.view.set(compareKey(tag.tag), next && formatComparison(next));
  const film = context.view.get(filmKey(tag.tag));
  const setFilm = (run: string | undefined): void => context.view.set(filmKey(tag.tag), run);
  const [isSaving, setSaving] = useState(false);
  return (
    <>
      <header className="image-card-header">
        <CardTitle tag={tag} />
        <div className="image-card-buttons">
          <Button
            variant="icon"
            label={`Zoom out: ${tag.tag}`}
            hint="Zoom out"
            icon={<Minus aria-hidden />}
            disabled={scale === 1}
            onClick={() => zoomBy(0.5)}
          />
          <Button
            variant="icon"
            label={`Zoom in: ${tag.tag}`}
            hint="Zoom in, also ctrl or ⌘ and wheel"
            icon={<Plus aria-hidden />}
            onClick={() => zoomBy(2)}
          />
          <Button
            variant="icon"
            label={`Whole image: ${tag.tag}`}
            hint="Whole image"
            icon={<Maximize aria-hidden />}
            disabled={scale === 1}
            onClick={() => linked.setZoom(() => WHOLE)}
          />
          <Button
            variant="icon"
            label={`Filmstrip: ${tag.tag}`}
            hint="Filmstrip over steps"
            icon={<Film aria-hidden />}
            pressed={film !== undefined}
            disabled={steps.length < 2}
            onClick={() => setFilm(film === undefined ? (runs[0]?.name ?? "") : undefined)}
          />
          <Button
            variant="icon"
            label={`Save images: ${tag.tag}`}
            hint="Save images as a zip"
            icon={<FolderDown aria-hidden />}
            onClick={() => setSaving(true)}
          />
          <Button
            variant="icon"
            label={`Compare: ${tag.tag}`}
            hint="Compare two runs or steps"
            icon={<Columns2 aria-hidden />}
            pressed={comparison !== undefined}
            onClick={() =>
              compare(comparison === undefined ? firstComparison(runs, steps[0]) : undefined)
            }
          />
        </div>
      </header>
      {isSaving && (
        <SaveDialog {...{ context, tag, pageTags, page }} onClose={() => setSaving(false)} />
      )}
      {steps.length > 1 && (
        <div className="image-card-step" data-own={isOwn || undefined}>
          <StepTrack
            label={`Step of ${tag.tag}`}
            steps={steps}
            step={step}
            range={range}
            onChange={setOwn}
          />
          <output>{shown === undefined ? "" : stepText(shown)}</output>
          <Button
            variant="icon"
            label={`Follow the page: ${tag.tag}`}
            hint={isOwn ? "Follow the step of the page again" : "Keep this step"}
            icon={isOwn ? <Unlink2 aria-hidden /> : <Link2 aria-hidden />}
            pressed={!isOwn}
            onClick={() => setOwn(isOwn ? undefined : shown)}
          />
        </div>
      )}
      {film !== undefined && steps.length > 1 && (
        <Filmstrip
          run={film}
          onRun={setFilm}
          onStep={setOwn}
          source={share.source}
          {...{ runs, tag: tag.tag, page }}
        />
      )}
      <CardPlayback linked={linked} tag={tag.tag} />
      {comparison === undefined ? (
        <div className="image-runs">
          {runs.map((run) => (
            <RunImages key={run.name} {...{ run, tag: tag.tag, page, look, linked, share }} />
          ))}
        </div>
      ) : (
        <CompareView
          onChange={compare}
          {...{ comparison, runs, tag: tag.tag, page, look, linked, share }}
        />
      )}
    </>
  );
}

/** The whole tag and its description are shown under the pointer. */
function CardTitle({ tag }: { readonly tag: ApiTag }) {
  const { folders, name } = splitTag(tag.tag);
  const { description } = tag;
  return (
    <h3
      className="image-card-title"
      title={description === "" ? tag.tag : `${tag.tag}\n${description}`}
    >
      <span className="image-card-folders">{folders}</span>
      <span className="image-card-name">{name}</span>
    </h3>
  );
}

/** The visible runs that have the tag. */
function useVisibleRuns({ runIndexes }: ApiTag, { runs, tags }: ImagesContext) {
  return useMemo(() => {
    const names = new Set(runIndexes.map((index) => tags.runs[index]));
    return runs.filter((run) => names.has(run.name));
  }, [runIndexes, runs, tags.runs]);
}

function useLinked(): Linked {
  const [zoom, setZoom] = useState(WHOLE);
  const [point, setPoint] = useState<Point>();
  const playback = usePlayback();
  const [isPlayedTogether, setPlayedTogether] = useState(true);
  return useMemo(
    () => ({ zoom, point, setZoom, setPoint, playback, isPlayedTogether, setPlayedTogether }),
    [zoom, point, playback, isPlayedTogether],
  );
}

/** The size that an element had while its content was there, so that nothing jumps without it. */
function useLastSize(place: React.RefObject<HTMLElement | null>, isNear: boolean) {
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>();
  useEffect(() => {
    const element = place.current;
    if (element === null || !isNear) return undefined;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.offsetWidth, height: element.offsetHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, isNear]);
  return size;
}

function stepKey(tag: string): string {
  return `step.${tag}`;
}

function filmKey(tag: string): string {
  return `film.${tag}`;
}

function compareKey(tag: string): string {
  return `compare.${tag}`;
}

function ownStepOf(text: string | undefined): number | undefined {
  const step = text === undefined || text === "" ? NaN : Number(text);
  return Number.isFinite(step) ? step : undefined;
}
