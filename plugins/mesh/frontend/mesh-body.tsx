import { Answered, CardNote, ProblemNote, type RunCard } from "@runlens/tag-board";
import { useMemo, useState, type RefObject } from "react";
import type { MeshContext, MeshShare } from "./context.ts";
import type { MeshContent } from "./mesh-content.ts";
import { MeshFacts } from "./mesh-facts.tsx";
import type { MeshGeometry } from "./mesh-geometry.ts";
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

const WAITING = "Loading mesh";

/** The picture of a mesh and what is to be said of it, or why there is none. */
export function MeshBody(props: MeshBodyProps) {
  const { card, shown } = props;
  return (
    <Answered answer={shown.moments} waiting={WAITING}>
      {({ length }) =>
        length === 0 ? (
          <NoVertices card={card} />
        ) : (
          <Answered answer={shown.content} waiting={WAITING}>
            {(content) =>
              content.kind === "problem" ? (
                <ProblemNote problem={content.problem} />
              ) : (
                <Mesh {...props} content={content} />
              )
            }
          </Answered>
        )
      }
    </Answered>
  );
}

export function NoVertices({ card }: { readonly card: RunCard }) {
  return <CardNote>The run holds no vertices of “{card.tag.tag}”.</CardNote>;
}

interface MeshProps extends MeshBodyProps {
  readonly content: Extract<MeshContent, { kind: "mesh" }>;
}

function Mesh({ content, ...props }: MeshProps) {
  const { drawing } = props.share;
  const scene = useMemo(() => readSceneConfig(props.config), [props.config]);
  const { geometry, warnings } = content;
  const notes = scene.problem === "" ? warnings : [...warnings, scene.problem];
  return (
    <>
      {drawing === undefined ? (
        <CardNote>
          This browser gives no WebGL 2, so the mesh is not drawn. Turn graphics acceleration on in
          its settings, or use another browser.
        </CardNote>
      ) : (
        <Picture {...props} scene={scene} geometry={geometry} drawing={drawing} />
      )}
      {notes.length > 0 && <p className="mesh-warning">{notes.join(" ")}</p>}
      <MeshFacts geometry={geometry} open={drawing === undefined} />
    </>
  );
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
