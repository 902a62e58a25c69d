import { useCardMoment, useValueAt, type CardShare } from "@runlens/plugin-api/media";
import {
  Answered,
  CardNote,
  cardName,
  ProblemNote,
  RunCardHeader,
  RunCardPlace,
  type RunCard,
} from "@runlens/tag-board";
import { BytesView } from "./bytes-view.tsx";
import type { TensorContext } from "./context.ts";
import { tensorContent } from "./tensor-content.ts";
import { TensorView } from "./tensor-view.tsx";

interface TensorCardProps {
  readonly card: RunCard;
  readonly context: TensorContext;
  readonly share: CardShare;
}

/** The place of one series. It is read only while the place is near the visible part. */
export function TensorCard(props: TensorCardProps) {
  return (
    <RunCardPlace card={props.card} className="tensor-card">
      {() => <OpenCard {...props} />}
    </RunCardPlace>
  );
}

function OpenCard({ card, context, share }: TensorCardProps) {
  const { tag, run } = card;
  const series = { run: run.name, tag: tag.tag };
  const { moments, position } = useCardMoment(share, series, context);
  const content = useValueAt(share.source, series, moments.value, position, tensorContent);
  return (
    <>
      <RunCardHeader
        card={card}
        shown={moments.value && { moments: moments.value, position, page: context }}
      />
      <p className="tensor-plugin">
        {tag.pluginName === "" ? (
          "without a plugin"
        ) : (
          <>
            plugin <code>{tag.pluginName}</code>
          </>
        )}
      </p>
      <Answered answer={moments} waiting="Loading steps">
        {({ length }) =>
          length === 0 ? (
            <CardNote>There are no values of “{tag.tag}” to show, only numbers or a name.</CardNote>
          ) : (
            <Answered answer={content} waiting="Loading tensor">
              {(shown) => {
                if (shown.kind === "problem") return <ProblemNote problem={shown.problem} />;
                if (shown.kind === "bytes" || context.settings.form === "bytes") {
                  return <BytesView content={shown} series={series} reader={context.reader} />;
                }
                return (
                  <TensorView
                    tensor={shown.tensor}
                    name={cardName(card)}
                    series={series}
                    color={run.color}
                    context={context}
                  />
                );
              }}
            </Answered>
          )
        }
      </Answered>
    </>
  );
}
