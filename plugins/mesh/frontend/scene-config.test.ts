import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colorOf, readSceneConfig } from "./scene-config.ts";

describe("readSceneConfig", () => {
  it.each(["", "{}", '{"camera": 3, "lights": "no", "material": null}'])(
    "has usual values for %j",
    (text) => {
      expect(readSceneConfig(text)).toEqual({
        projection: "perspective",
        fov: undefined,
        position: undefined,
        lookAt: undefined,
        zIsUp: false,
        lights: undefined,
        color: undefined,
        sides: "both",
        wireframe: false,
        flat: false,
        problem: "",
      });
    },
  );

  it("reads camera, lights and material", () => {
    const text = JSON.stringify({
      camera: {
        cls: "OrthographicCamera",
        fov: 50,
        position: [1, 2, 3],
        lookAt: [0, 1, 0],
        up: [0, 0, 1],
      },
      lights: [
        { cls: "AmbientLight", color: "#ffffff", intensity: 0.5 },
        { cls: "DirectionalLight", color: 0xff0000, position: [0, -1, 2] },
      ],
      material: {
        cls: "MeshStandardMaterial",
        side: 0,
        color: "#00f",
        wireframe: true,
        flatShading: true,
      },
    });
    expect(readSceneConfig(text)).toEqual({
      projection: "orthographic",
      fov: 50,
      position: [1, 2, 3],
      lookAt: [0, 1, 0],
      zIsUp: true,
      lights: [
        { kind: "ambient", color: [0.5, 0.5, 0.5], position: [0, 1, 0] },
        { kind: "directional", color: [1, 0, 0], position: [0, -1, 2] },
      ],
      color: [0, 0, 1],
      sides: "front",
      wireframe: true,
      flat: true,
      problem: "",
    });
  });

  it.each([
    ["{", "The scene's settings are no JSON object."],
    ["[1]", "The scene's settings are no JSON object."],
    ['{"lights": [{"cls": "SpotLight"}]}', "A light of the kind SpotLight is left out."],
    ['{"lights": [{"cls": "<b>"}]}', "A light of the kind b is left out."],
    ['{"lights": [{}]}', "A light of the kind that it does not say is left out."],
    [`{"lights": [${Array(9).fill('{"cls":"PointLight"}').join()}]}`, "More than 8 lights."],
  ])("says what it cannot follow in %s", (text, problem) => {
    expect(readSceneConfig(text).problem).toBe(problem);
  });

  it("takes only numbers that make sense", () => {
    for (const camera of [
      '{"fov": 0}',
      '{"fov": 180}',
      '{"fov": "75"}',
      '{"position": [1, null, 2]}',
    ]) {
      const { fov, position } = readSceneConfig(`{"camera": ${camera}}`);
      expect([fov, position]).toEqual([undefined, undefined]);
    }
  });

  it("reads any JSON", () => {
    fc.assert(fc.property(fc.json(), (text) => void readSceneConfig(text)));
  });
});

describe("colorOf", () => {
  it.each([
    ["#ff0080", [1, 0, 128 / 255]],
    ["0x00ff00", [0, 1, 0]],
    ["#0f0", [0, 1, 0]],
    [255, [0, 0, 1]],
    ["red", undefined],
    [-1, undefined],
    [null, undefined],
  ])("reads %j", (value, color) => {
    expect(colorOf(value)).toEqual(color);
  });
});
