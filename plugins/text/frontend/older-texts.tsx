import { Answered } from "@runlens/tag-board";
import { momentText, stepText } from "@runlens/charts";
import { isInRange, type Moments } from "@runlens/model";
import type { SeriesName } from "@runlens/plugin-api/media";
import { Button } from "@runlens/widgets";
import { useState } from "react";
import { Clipped } from "./clipped.tsx";
import type { TextContext, TextShare } from "./context.ts";
import { TextBody } from "./text-body.tsx";
import { useText, WAITING } from "./use-text.ts";

interface OlderTextsProps {
  readonly series: SeriesName;
  readonly moments: Moments;
  readonly context: TextContext;
  readonly share: TextShare;
}

const OLDER_AT_ONCE = 10;

/** The texts of the page's range before the newest there, newest first, as many as were asked for. */
export function OlderTexts({ newest, ...props }: OlderTextsProps & { readonly newest: number }) {
  const { moments, context } = props;
  const [count, setCount] = useState(0);
  const first = moments.steps.findIndex((step) => isInRange(step, context.range));
  const older = first < 0 ? 0 : newest - first;
  const shown = Math.min(count, older);
  const rest = older - shown;
  return (
    <>
      {Array.from({ length: shown }, (_, place) => (
        <OlderText key={newest - 1 - place} {...props} position={newest - 1 - place} />
      ))}
      {rest > 0 && (
        <div className="text-more">
          <Button
            label={`Show ${stepText(Math.min(rest, OLDER_AT_ONCE))} older`}
            onClick={() => setCount(shown + OLDER_AT_ONCE)}
          />
        </div>
      )}
    </>
  );
}

function OlderText({
  series,
  moments,
  position,
  context,
  share,
}: OlderTextsProps & { readonly position: number }) {
  const text = useText(share.source, series, moments, position);
  return (
    <section className="text-older">
      <h4 className="text-card-moment">
        step {stepText(moments.steps[position] ?? NaN)} ·{" "}
        {momentText(moments.wallTimesSecs[position] ?? NaN)}
      </h4>
      <Clipped>
        <Answered answer={text} waiting={WAITING}>
          {(content) => (
            <TextBody
              series={series}
              position={position}
              content={content}
              form={context.settings.form}
              query={share.query}
            />
          )}
        </Answered>
      </Clipped>
    </section>
  );
}
