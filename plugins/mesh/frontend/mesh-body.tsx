import type { RunCard } from "@runlens/tag-board";
import { useMemo, useState, type RefObject } from "react";
import type { MeshContext, MeshShare } from "./context.ts";
import { MeshFacts } from "./mesh-facts.tsx";
import type { MeshGeometry } from "./mesh-geometry.ts";
import { MeshNote } from "./mesh-note.tsx";
import { meshSentence } from "./mesh-text.ts";
import { MeshView, type MeshViewDoors } from "./mesh-view.tsx";
import { readSceneConfig } from "./scene-config.ts";
import type { ShownMesh } from "./use-mesh.ts";

interface MeshBodyProps {
  readonly card: RunCard;
  readonly context: MeshContext;
  readonly share: MeshShare;
  readonly shown: ShownMesh;
  /** JSON text of the scene. */
  readonly config: string;
  readonly cameraKey: string;
  readonly doors: RefObject<MeshViewDoors | null>;
}

/** The picture of a mesh and what is to be said of it, or why there is none. */
export function MeshBody(props: MeshBodyProps) {
  const { card, share, shown } = props;
  const { moments, content } = shown;
  const failed = moments.problem === undefined ? content : moments;
  const scene = useMemo(() => readSceneConfig(props.config), [props.config]);
  if (failed.problem !== undefined) {
    return <MeshNote problem={failed.problem} onRetry={failed.retry} />;
  }
  if (moments.value?.length === 0) return <NoVertices card={card} />;
  if (content.value === undefined) return <p className="mesh-note mesh-loading">Loading mesh</p>;
  if (content.value.kind === "problem") return <MeshNote problem={content.value.problem} />;
  const { geometry, warnings } = content.value;
  const notes = scene.problem === "" ? warnings : [...warnings, scene.problem];
  const canDraw = share.drawing !== undefined;
  return (
    <>
      {canDraw ? (
        <Picture {...props} scene={scene} geometry={geometry} drawing={share.drawing} />
      ) : (
        <p className="mesh-note">
          This browser gives no WebGL 2, so the mesh is not drawn. Turn graphics acceleration on in
          its settings, or use another browser.
        </p>
      )}
      {notes.length > 0 && <p className="mesh-warning">{notes.join(" ")}</p>}
      <MeshFacts geometry={geometry} open={!canDraw} />
    </>
  );
}

export function NoVertices({ card }: { readonly card: RunCard }) {
  return <p className="mesh-note">The run holds no vertices of “{card.tag.tag}”.</p>;
}

interface PictureProps extends MeshBodyProps {
  readonly scene: ReturnType<typeof readSceneConfig>;
  readonly geometry: MeshGeometry;
  readonly drawing: NonNullable<MeshShare["drawing"]>;
}

function Picture({
  card,
  context,
  share,
  scene,
  geometry,
  drawing,
  cameraKey,
  doors,
}: PictureProps) {
  const { settings, theme, view } = context;
  const { color } = card.run;
  const [frame, setFrame] = useState(geometry.bounds);
  if (settings.fitSteps && frame !== geometry.bounds) setFrame(geometry.bounds);
  const picture = useMemo(
    () => ({ geometry, config: scene, frame, color, settings, theme }),
    // oxlint-disable-next-line react/exhaustive-deps -- another view of the link may have another camera
    [geometry, scene, frame, color, settings, theme, view],
  );
  return (
    <MeshView
      ref={doors}
      label={meshSentence(card.tag.tag, card.run.name, geometry)}
      picture={picture}
      cameras={share.cameras}
      cameraKey={cameraKey}
      drawing={drawing}
    />
  );
}
