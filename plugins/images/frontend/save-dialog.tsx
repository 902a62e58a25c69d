import { bytesText, messageOf } from "@runlens/base";
import { stepText } from "@runlens/charts";
import type { ApiTag, PageSteps } from "@runlens/model";
import { Button, Dialog, ProgressLine, saveFile, Select } from "@runlens/widgets";
import { useEffect, useRef, useState } from "react";
import type { ImagesContext } from "./context.ts";
import { safePart } from "./file-name.ts";
import { zipImages, type ZipProgress } from "./zip-images.ts";
import "./save-dialog.css";

interface SaveDialogProps {
  readonly context: ImagesContext;
  readonly tag: ApiTag;
  /** Those that pass the filter. */
  readonly pageTags: readonly ApiTag[];
  /** Of the card. */
  readonly page: PageSteps;
  readonly onClose: () => void;
}

type Saving =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly progress: ZipProgress | undefined }
  | { readonly kind: "done"; readonly progress: ZipProgress | undefined }
  | { readonly kind: "failed"; readonly message: string };

/** Saves the images of visible runs as one zip; closing it stops that. */
export function SaveDialog({ context, tag, pageTags, page, onClose }: SaveDialogProps) {
  const [steps, setSteps] = useState<"one" | "all">("one");
  const [tags, setTags] = useState<"card" | "page">("card");
  const [saving, setSaving] = useState<Saving>({ kind: "idle" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const save = (): void => {
    const stopped = new AbortController();
    running.current = stopped;
    let progress: ZipProgress | undefined;
    const onProgress = (next: ZipProgress): void => {
      progress = next;
      setSaving({ kind: "running", progress });
    };
    setSaving({ kind: "running", progress });
    const series = seriesOf(context, tags === "card" ? [tag] : pageTags);
    const saved =
      steps === "all"
        ? { kind: "all" as const, range: page.range }
        : { kind: "one" as const, page };
    zipImages(context.reader, series, saved, onProgress, stopped.signal).then(
      (blob) => {
        if (stopped.signal.aborted) return;
        const name = tags === "card" ? safePart(tag.tag.replaceAll("/", "_")) : "images";
        saveFile(`${name}.zip`, blob);
        setSaving({ kind: "done", progress });
      },
      (error: unknown) => {
        if (stopped.signal.aborted) return;
        setSaving({ kind: "failed", message: messageOf(error) });
      },
    );
  };
  const cancel = (): void => {
    running.current?.abort();
    setSaving({ kind: "idle" });
  };
  return (
    <Dialog title="Save images" open onClose={onClose}>
      <div className="image-save">
        <Select
          label="Tags"
          value={tags}
          options={{ card: "This one", page: `All ${stepText(pageTags.length)} of the page` }}
          onChange={setTags}
        />
        <Select
          label="Steps"
          value={steps}
          options={{
            one: "The one that is shown",
            all: page.range ? "Every step of the range" : "Every step",
          }}
          onChange={setSteps}
        />
        <p>
          One zip of all visible runs, as they were logged. Files are named run/tag/step_sample.
        </p>
        <div className="image-save-state">
          {saving.kind === "running" ? (
            <>
              <ProgressLine
                label="Saving"
                fraction={saving.progress && saving.progress.steps / saving.progress.stepCount}
                text={textOf(saving.progress)}
              />
              <Button label="Cancel" onClick={cancel} />
            </>
          ) : (
            <Button label="Save zip" variant="primary" onClick={save} />
          )}
          <p role="status">
            {saving.kind === "running" && textOf(saving.progress)}
            {saving.kind === "done" && `Saved: ${textOf(saving.progress)}`}
            {saving.kind === "failed" && `Nothing was saved: ${saving.message}.`}
          </p>
        </div>
      </div>
    </Dialog>
  );
}

function textOf(progress: ZipProgress | undefined): string {
  if (progress === undefined) return "no image yet";
  const { steps, stepCount, images, bytes, unreadable } = progress;
  const missing = unreadable === 0 ? "" : `, ${stepText(unreadable)} could not be read`;
  return `${stepText(images)} images of ${stepText(steps)} of ${stepText(stepCount)} steps, ${bytesText(bytes)}${missing}`;
}

function seriesOf({ runs, tags }: ImagesContext, wanted: readonly ApiTag[]) {
  const visible = new Set(runs.map((run) => run.name));
  return wanted.flatMap(({ tag, runIndexes }) =>
    runIndexes.flatMap((index) => {
      const run = tags.runs[index];
      return run !== undefined && visible.has(run) ? [{ run, tag }] : [];
    }),
  );
}
