import { describe, expect, it } from "vitest";
import type { SummaryValue, ValueData } from "./event.ts";
import { describeTag } from "./series-kind.ts";
import { fromHex } from "./test-support/event-file.ts";

const NONE = { kind: "none" } as const;
const SIMPLE = { kind: "simple", value: 0.1 } as const;
const TENSOR = bytesOf("tensor");

// What TensorBoard 2.21 makes of the same values.
describe("describeTag", () => {
  it.each([
    [SIMPLE, undefined, "scalars", "", "scalar"],
    [SIMPLE, { pluginName: "images" }, "scalars", "", "scalar"],
    [
      SIMPLE,
      { pluginName: "custom", pluginContent: fromHex("78"), dataClass: "scalar" },
      "scalars",
      "",
      "scalar",
    ],
    [bytesOf("histogram"), undefined, "histograms", "", "tensor"],
    [bytesOf("image"), undefined, "images", "1001", "blobSequence"],
    [bytesOf("image"), { pluginName: "images" }, "images", "1001", "blobSequence"],
    [bytesOf("audio"), undefined, "audio", "100b1801", "blobSequence"],
    [TENSOR, undefined, "", "", "unknown"],
    [TENSOR, { pluginName: "scalars" }, "scalars", "", "scalar"],
    [TENSOR, { pluginName: "histograms" }, "histograms", "", "tensor"],
    [TENSOR, { pluginName: "text" }, "text", "", "tensor"],
    [
      TENSOR,
      { pluginName: "pr_curves", pluginContent: fromHex("1002") },
      "pr_curves",
      "1002",
      "tensor",
    ],
    [TENSOR, { pluginName: "mesh" }, "mesh", "", "tensor"],
    [TENSOR, { pluginName: "custom_scalars" }, "custom_scalars", "", "tensor"],
    [TENSOR, { pluginName: "images" }, "images", "", "blobSequence"],
    [
      TENSOR,
      { pluginName: "audio", pluginContent: fromHex("100b") },
      "audio",
      "100b",
      "blobSequence",
    ],
    [TENSOR, { pluginName: "graph_run_metadata" }, "graph_run_metadata", "", "blobSequence"],
    [
      TENSOR,
      { pluginName: "graph_run_metadata_graph" },
      "graph_run_metadata_graph",
      "",
      "blobSequence",
    ],
    [TENSOR, { pluginName: "graph_keras_model" }, "graph_keras_model", "", "blobSequence"],
    [
      TENSOR,
      { pluginName: "myplugin", pluginContent: fromHex("7a7a") },
      "myplugin",
      "7a7a",
      "unknown",
    ],
    [TENSOR, { pluginName: "myplugin", dataClass: "tensor" }, "myplugin", "", "tensor"],
    [NONE, { pluginName: "hparams", pluginContent: fromHex("1a00") }, "hparams", "1a00", "tensor"],
    [NONE, { pluginName: "text" }, "text", "", "tensor"],
  ] as const)("of $0.kind with $1", (data, metadata, pluginName, content, dataClass) => {
    const tag = describeTag(valueOf(data, metadata));
    expect(tag).toMatchObject({ pluginName, dataClass });
    expect(Buffer.from(tag.pluginContent).toString("hex")).toBe(content);
  });

  it.each([
    [SIMPLE, undefined, "t", ""],
    [SIMPLE, { displayName: "D", description: "desc" }, "D", "desc"],
    [bytesOf("histogram"), undefined, "t", ""],
    [TENSOR, { pluginName: "scalars" }, "", ""],
    [TENSOR, { pluginName: "scalars", displayName: "D", description: "desc" }, "D", "desc"],
  ] as const)("shows $0.kind with $1 as $2", (data, metadata, displayName, description) => {
    expect(describeTag(valueOf(data, metadata))).toMatchObject({ displayName, description });
  });
});

function valueOf(data: ValueData, metadata?: Partial<SummaryValue["metadata"]>): SummaryValue {
  if (metadata === undefined) return { tag: "t", data, metadata };
  const empty = {
    pluginName: "",
    pluginContent: new Uint8Array(),
    displayName: "",
    description: "",
    dataClass: "unknown",
  } as const;
  return { tag: "t", data, metadata: { ...empty, ...metadata } };
}

function bytesOf(kind: "tensor" | "image" | "audio" | "histogram"): ValueData {
  return { kind, bytes: new Uint8Array() };
}
