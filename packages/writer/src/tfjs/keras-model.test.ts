import { describe, expect, it } from "vitest";
import { kerasModelTensor } from "./keras-model.ts";

describe("the model that is logged", () => {
  it("keeps a chain of layers as it is", () => {
    const model = { class_name: "Sequential", config: { layers: [{ config: { name: "a" } }] } };
    expect(logged(model)).toEqual(model);
  });

  it("names the inputs of layers as Keras 3 does, in models within models too", () => {
    const nodes = [
      [
        ["a", 0, 0, {}],
        ["b", 1, 2, {}],
      ],
    ];
    const inner = { config: { layers: [{ name: "c", inbound_nodes: nodes }] }, inbound_nodes: [] };
    expect(logged({ config: { layers: [inner], input_layers: [["a", 0, 0]] } })).toEqual({
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
    expect(logged(model)).toEqual(model);
  });
});

function tensor(...history: unknown[]) {
  return { class_name: "__keras_tensor__", config: { keras_history: history } };
}

function logged(model: unknown): unknown {
  return JSON.parse(String(kerasModelTensor(model).values[0]));
}
