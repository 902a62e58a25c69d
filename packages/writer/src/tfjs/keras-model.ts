/**
 * A model as `toJSON` gives it, with the inputs of layers in the form of Keras 3, the only
 * one of which TensorBoard draws edges:
 *
 *     [[["a", 0, 0, {}], ["b", 0, 0, {}]]]                                     Keras 2, TensorFlow.js
 *     [{ args: [[{ config: { keras_history: ["a", 0, 0] } }, …]], kwargs: {} }]   Keras 3
 *
 * Everything else stays as it is. Source: tensorboard/plugins/graph/keras_util.py.
 */
export function withKeras3Nodes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeras3Nodes);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === "inbound_nodes" && Array.isArray(part) ? part.map(keras3Node) : withKeras3Nodes(part),
    ]),
  );
}

function keras3Node(node: unknown): unknown {
  if (!Array.isArray(node)) return node;
  const tensors = node.map((input: unknown) => ({
    class_name: "__keras_tensor__",
    config: { keras_history: Array.isArray(input) ? input.slice(0, 3) : [] },
  }));
  return { args: [tensors], kwargs: {} };
}
