import { describe, expect, it } from "vitest";
import { withKeras3Nodes } from "./keras-model.ts";

describe("the model of Keras 3", () => {
  it("keeps a chain of layers as it is", () => {
    const model = { class_name: "Sequential", config: { layers: [{ config: { name: "a" } }] } };
    expect(withKeras3Nodes(model)).toEqual(model);
  });

  it("names the inputs of layers as Keras 3 does, in models within models too", () => {
    const nodes = [
      [
        ["a", 0, 0, {}],
        ["b", 1, 2, {}],
      ],
    ];
    const inner = { config: { layers: [{ name: "c", inbound_nodes: nodes }] }, inbound_nodes: [] };
    expect(withKeras3Nodes({ config: { layers: [inner], input_layers: [["a", 0, 0]] } })).toEqual({
      config: {
        layers: [
          {
            config: {
              layers: [
                {
                  name: "c",
                  inbound_nodes: [{ args: [[tensor("a", 0, 0), tensor("b", 1, 2)]], kwargs: {} }],
                },
              ],
            },
            inbound_nodes: [],
          },
        ],
        input_layers: [["a", 0, 0]],
      },
    });
  });

  it("leaves nodes that are those of Keras 3 already", () => {
    const model = { inbound_nodes: [{ args: [], kwargs: {} }] };
    expect(withKeras3Nodes(model)).toEqual(model);
  });
});

function tensor(...history: unknown[]) {
  return { class_name: "__keras_tensor__", config: { keras_history: history } };
}
