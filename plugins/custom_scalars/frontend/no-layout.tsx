import { Button, EmptyState } from "@runlens/widgets";

const EXAMPLE = `from tensorboard.plugins.custom_scalar import layout_pb2, summary
import tensorflow as tf

layout = layout_pb2.Layout(category=[
    layout_pb2.Category(title="losses", chart=[
        layout_pb2.Chart(title="all losses",
            multiline=layout_pb2.MultilineChartContent(tag=["loss/.*"])),
    ]),
])
with tf.summary.create_file_writer("logs/layout").as_default():
    tf.summary.experimental.write_raw_pb(
        summary.pb(layout).SerializeToString(), step=0)`;

/** How charts come to be on this page. */
export function NoLayout({ onMake }: { readonly onMake: () => void }) {
  return (
    <EmptyState title="No layout of charts yet">
      <p>
        A layout says which scalars share a chart. Make one here; it is kept beside the logs, for
        everybody who opens them.
      </p>
      <Button label="Make a layout" variant="primary" onClick={onMake} />
      <p>Or let a program log one:</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls where the page is narrow */}
      <pre className="cs-example" tabIndex={0} aria-label="Example in Python">
        {EXAMPLE}
      </pre>
    </EmptyState>
  );
}
