import { compareText } from "@runlens/base";
import { checkCount, show } from "./check.ts";
import { encodeValue } from "./summary-value.ts";
import { shapeField, stringTensor } from "./tensor-fields.ts";
import { tensorFields, dtypeNumber, type Dtype, type TensorInput } from "./tensor.ts";
import {
  boolField,
  bytesField,
  encodeMessage,
  floatField,
  messageField,
  packedField,
  textField,
  varintField,
  type Field,
} from "./wire.ts";

/** A node of a graph of operations. */
export interface GraphNode {
  /** Unique; `/` makes groups: `encoder/dense/kernel`. */
  readonly name: string;
  /** What it does: `MatMul`, `Placeholder`, `Conv2D`. */
  readonly op: string;
  /**
   * Names of the nodes whose results it takes; `name:1` for the second result,
   * `^name` to be run after that node.
   */
  readonly inputs?: readonly string[];
  /** As `/device:GPU:0`. */
  readonly device?: string;
  readonly attributes?: Readonly<Record<string, GraphAttribute>>;
}

/**
 * A text, bytes, a truth value, a number (whole ones are kept as int64, others as
 * float32), or an object that says what it is.
 */
export type GraphAttribute =
  | string
  | number
  | boolean
  | Uint8Array
  | { readonly dtype: Dtype }
  /** -1 for a size that is not known. */
  | { readonly shape: readonly number[] }
  | { readonly tensor: TensorInput }
  | { readonly list: readonly (string | number)[] }
  /** For shapes of results, which dashboards show beside lines. */
  | { readonly shapes: readonly (readonly number[])[] };

/** Version of the format that a writer knows, as torch has it. */
const PRODUCER = 22;

/**
 * A serialised GraphDef of `nodes`, for the Graphs dashboard.
 *
 * Throws a TypeError for names that are empty or used twice, and for inputs that no
 * node has. Source: tensorflow/core/framework/graph.proto, node_def.proto, attr_value.proto.
 */
export function encodeGraph(nodes: readonly GraphNode[]): Uint8Array<ArrayBuffer> {
  checkNodes(nodes);
  return encodeMessage([
    ...nodes.map((node) => messageField(1, nodeFields(node))),
    messageField(4, [varintField(1, PRODUCER)]),
  ]);
}

/** The JSON of a Keras model (`model.toJSON()`), drawn as the conceptual graph. Tag "keras" by default. */
export function kerasModelValue(json: string, tag = "keras"): Uint8Array<ArrayBuffer> {
  const plugin = { pluginName: "graph_keras_model", content: Uint8Array.of(0x31) };
  return encodeValue(tag, stringTensor([], [json]), plugin);
}

function checkNodes(nodes: readonly GraphNode[]): void {
  const names = new Set<string>();
  for (const { name } of nodes) {
    if (name === "") throw new TypeError("graph: each node must have a name");
    if (names.has(name)) throw new TypeError(`graph: two nodes are named ${show(name)}`);
    names.add(name);
  }
  for (const { name, inputs = [] } of nodes) {
    for (const input of inputs) {
      if (names.has(input.replace(/^\^|:\d+$/g, ""))) continue;
      throw new TypeError(`graph: no node is ${show(input)}, an input of ${show(name)}`);
    }
  }
}

function nodeFields(node: GraphNode): readonly Field[] {
  const { name, op, inputs = [], device, attributes = {} } = node;
  const names = Object.keys(attributes).toSorted(compareText);
  return [
    textField(1, name),
    textField(2, op),
    ...inputs.map((input) => textField(3, input)),
    ...(device === undefined ? [] : [textField(4, device)]),
    ...names.map((attribute) => {
      const what = `graph: attribute ${show(attribute)} of ${show(name)}`;
      const value = attributeField(what, attributes[attribute] ?? "");
      return messageField(5, [textField(1, attribute), messageField(2, [value])]);
    }),
  ];
}

function attributeField(what: string, value: GraphAttribute): Field {
  if (typeof value === "string") return textField(2, value);
  if (value instanceof Uint8Array) return bytesField(2, value);
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? varintField(3, value) : floatField(4, value);
  }
  if (typeof value === "boolean") return boolField(5, value);
  if ("dtype" in value) return varintField(6, dtypeNumber(value.dtype));
  if ("shape" in value) return checkedShapeField(what, value.shape);
  if ("tensor" in value) return messageField(8, tensorFields(what, value.tensor));
  if ("shapes" in value) {
    return messageField(
      1,
      value.shapes.map((shape) => checkedShapeField(what, shape)),
    );
  }
  return messageField(1, listFields(what, value.list));
}

function listFields(what: string, list: readonly (string | number)[]): readonly Field[] {
  const numbers = list.filter((item) => typeof item === "number");
  if (numbers.length === 0) return list.map((item) => textField(2, String(item)));
  if (numbers.length < list.length) {
    throw new TypeError(`${what}: a list is of texts or of numbers, not of both`);
  }
  if (numbers.every(Number.isSafeInteger)) return [packedField(3, numbers)];
  return [bytesField(4, new Uint8Array(Float32Array.from(numbers).buffer))];
}

/** Field 7 both of an attribute and of a list of them. */
function checkedShapeField(what: string, shape: readonly number[]): Field {
  for (const size of shape) checkCount(`${what}: a size`, size, -1);
  return shapeField(shape, 7);
}
