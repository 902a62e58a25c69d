import {
  cardName,
  RunCardHeader,
  RunCardPlace,
  WideButton,
  type RunCard,
} from "@runlens/tag-board";
import { Button } from "@runlens/widgets";
import { Camera, RotateCcw } from "lucide-react";
import { useRef } from "react";
import { cardKey } from "./card-key.ts";
import type { MeshContext, MeshShare } from "./context.ts";
import { MeshBody, NoVertices } from "./mesh-body.tsx";
import { hasVertices, type DrawableSeries } from "./mesh-list.ts";
import type { MeshViewDoors } from "./mesh-view.tsx";
import { SampleChoice } from "./sample-choice.tsx";
import { savePicture } from "./save-picture.ts";
import { useMesh } from "./use-mesh.ts";

interface MeshCardProps {
  readonly card: RunCard;
  readonly context: MeshContext;
  readonly share: MeshShare;
}

/** The place of one run's mesh. It is read and drawn only while the place is near the visible part. */
export function MeshCard(props: MeshCardProps) {
  const { card, context, share } = props;
  const isWide = context.view.get(cardKey("wide", card)) !== undefined;
  const series = share.list.seriesOf(card.run.name, card.tag.tag);
  return (
    <RunCardPlace card={card} className="mesh-card" isWide={isWide}>
      {() =>
        series !== undefined && hasVertices(series) ? (
          <OpenCard {...props} series={series} />
        ) : (
          <>
            <RunCardHeader card={card} />
            {series !== undefined && <NoVertices card={card} />}
          </>
        )
      }
    </RunCardPlace>
  );
}

interface OpenCardProps extends MeshCardProps {
  readonly series: DrawableSeries;
}

function OpenCard({ card, context, share, series }: OpenCardProps) {
  const { view, settings } = context;
  const wideKey = cardKey("wide", card);
  const isWide = view.get(wideKey) !== undefined;
  const run = card.run.name;
  const doors = useRef<MeshViewDoors>(null);
  const [sample, setSample] = useSample(card, context);
  const shown = useMesh(share, run, series, context, sample);
  const { value: moments } = shown.moments;
  const { value: content } = shown.content;
  const cameraKey = settings.sameCamera ? "camera" : cardKey("camera", card);
  const save = async (): Promise<void> => {
    const png = await doors.current?.toPng();
    if (png) savePicture(png, { run, tag: card.tag.tag }, moments?.steps[shown.position] ?? NaN);
  };
  const isDrawn = content?.kind === "mesh" && share.drawing !== undefined;
  return (
    <>
      <RunCardHeader
        card={card}
        shown={moments && { moments, position: shown.position, page: context }}
      >
        {isDrawn && (
          <>
            <Button
              variant="icon"
              label={`Reset view: ${cardName(card)}`}
              hint="Reset view"
              icon={<RotateCcw aria-hidden />}
              onClick={() => share.cameras.set(cameraKey, undefined)}
            />
            <Button
              variant="icon"
              label={`Save picture: ${cardName(card)}`}
              hint="Save as PNG"
              icon={<Camera aria-hidden />}
              onClick={() => void save()}
            />
          </>
        )}
        <WideButton
          of={cardName(card)}
          isWide={isWide}
          onToggle={() => view.set(wideKey, isWide ? undefined : "1")}
        />
      </RunCardHeader>
      <MeshBody
        card={card}
        context={context}
        share={share}
        shown={shown}
        config={series.config}
        cameraKey={cameraKey}
        doors={doors}
      />
      {content?.kind === "mesh" && content.samples > 1 && (
        <SampleChoice
          sample={Math.min(sample, content.samples - 1)}
          count={content.samples}
          of={cardName(card)}
          onChange={setSample}
        />
      )}
    </>
  );
}

/** Which of several meshes of one value is shown, 0 the first; kept in the link. */
function useSample(card: RunCard, { view }: MeshContext) {
  const key = cardKey("sample", card);
  const number = Number(view.get(key) ?? 1);
  const sample = Number.isInteger(number) && number > 0 ? number - 1 : 0;
  const setSample = (next: number): void =>
    view.set(key, next === 0 ? undefined : String(next + 1));
  return [sample, setSample] as const;
}
