import { stepText } from "@runlens/charts";
import { isInRange, type LoggedValue, type PageSteps } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import {
  shownPosition,
  useLoaded,
  useMoments,
  type SeriesName,
  type ValueSource,
} from "@runlens/plugin-api/media";
import { Select } from "@runlens/widgets";
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from "react";
import { showBytes } from "./image-bytes.ts";
import { imagesOf } from "./logged-images.ts";
import { cellsInSight, FILM_CELL_PX, placeOfKey } from "./film-cells.ts";
import "./filmstrip.css";

interface FilmstripProps {
  /** Those that have the tag. */
  readonly runs: readonly VisibleRun[];
  /** Whose steps are shown; the first if it is none of them. */
  readonly run: string;
  readonly onRun: (run: string) => void;
  readonly tag: string;
  readonly page: PageSteps;
  readonly onStep: (step: number) => void;
  readonly source: ValueSource;
}

/** The first image of every step of one series in the page's range, side by side; only those in sight exist. */
export function Filmstrip({ runs, run, onRun, tag, page, onStep, source }: FilmstripProps) {
  const shown = runs.find(({ name }) => name === run)?.name ?? runs[0]?.name ?? "";
  const series = useMemo(() => ({ run: shown, tag }), [shown, tag]);
  const { value: moments } = useMoments(source, series);
  const steps = moments?.steps ?? NO_STEPS;
  const { range } = page;
  const positions = useMemo(
    () => [...steps.keys()].filter((i) => isInRange(steps[i] ?? NaN, range)),
    [steps, range],
  );
  const at = positions.indexOf(shownPosition(steps, page));
  const strip = useRef<HTMLDivElement>(null);
  const id = useId();
  const sight = useSight(strip);
  const { first, count } = cellsInSight(sight, positions.length);
  useEffect(() => {
    const element = strip.current;
    if (element === null || at < 0) return;
    const start = at * FILM_CELL_PX;
    const isSeen =
      start >= element.scrollLeft &&
      start + FILM_CELL_PX <= element.scrollLeft + element.clientWidth;
    if (!isSeen) element.scrollLeft = start - (element.clientWidth - FILM_CELL_PX) / 2;
  }, [at]);
  const choose = (place: number): void => {
    const chosen = steps[positions[place] ?? -1];
    if (chosen !== undefined && place !== at) onStep(chosen);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = placeOfKey(event.key, at, positions.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <div className="image-film">
      {runs.length > 1 && (
        <Select
          label={`Run of the filmstrip: ${tag}`}
          labelHidden
          menu
          value={shown}
          options={Object.fromEntries(runs.map(({ name }) => [name, name]))}
          onChange={onRun}
        />
      )}
      <div
        ref={strip}
        className="image-film-strip"
        role="listbox"
        aria-orientation="horizontal"
        aria-label={`Filmstrip: ${tag} of ${shown}`}
        aria-activedescendant={at >= first && at < first + count ? `${id}-${at}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div
          className="image-film-sizer"
          role="presentation"
          style={{ width: positions.length * FILM_CELL_PX }}
        >
          {positions.slice(first, first + count).map((position, i) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has focus and keys
            <div
              key={position}
              id={`${id}-${first + i}`}
              className="image-film-cell"
              role="option"
              aria-selected={first + i === at}
              aria-posinset={first + i + 1}
              aria-setsize={positions.length}
              style={{ transform: `translateX(${(first + i) * FILM_CELL_PX}px)` }}
              onClick={() => choose(first + i)}
            >
              <Thumbnail {...{ series, source, position, steps }} />
              <span>{stepText(steps[position] ?? NaN)}</span>
            </div>
          ))}
        </div>
      </div>
      {positions.length === 0 && steps.length > 0 && (
        <p className="image-waiting">No image of {shown} lies in the range of steps.</p>
      )}
    </div>
  );
}

const NO_STEPS = new Float64Array(0);

/** One that is scrolled past is not asked for. */
const REST_MS = 60;

interface ThumbnailProps {
  readonly series: SeriesName;
  readonly source: ValueSource;
  readonly position: number;
  /** Of other steps a position means another value. */
  readonly steps: Float64Array;
}

function Thumbnail({ series, source, position, steps }: ThumbnailProps) {
  const load = useCallback(
    async (signal: AbortSignal): Promise<LoggedValue> => {
      if (source.kept(series, position) === undefined) await rest(signal);
      return source.value(series, position, signal);
    },
    // oxlint-disable-next-line react/exhaustive-deps -- see `steps`
    [series, source, position, steps],
  );
  const { value, problem } = useLoaded(load);
  const image = useMemo(() => firstImageOf(value), [value]);
  const element = useRef<HTMLImageElement>(null);
  useEffect(
    () =>
      element.current === null || image?.kind !== "shown"
        ? undefined
        : showBytes(element.current, image),
    [image],
  );
  if (image?.kind === "shown") {
    return <img ref={element} alt="" draggable={false} decoding="async" />;
  }
  const isMissing = problem !== undefined || value !== undefined;
  return <span className="image-film-none">{isMissing ? "–" : ""}</span>;
}

function firstImageOf(value: LoggedValue | undefined) {
  const read = value && imagesOf(value);
  return read?.kind === "images" ? read.images[0] : undefined;
}

function rest(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, REST_MS);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

interface Sight {
  readonly leftPx: number;
  readonly widthPx: number;
}

function useSight(strip: React.RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ leftPx: 0, widthPx: 0 });
  useEffect(() => {
    const element = strip.current;
    if (element === null) return undefined;
    const look = (): void => setSight({ leftPx: element.scrollLeft, widthPx: element.clientWidth });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [strip]);
  return sight;
}
