import { MAX_LIGHTS } from "./scene-config.ts";

/**
 * One program draws all: triangles with light, points as discs, lines in one colour. There
 * are no matrices: a place is measured along the three axes of the camera.
 */
export const VERTEX_SHADER = `#version 300 es
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 vertexNormal;
layout(location = 2) in vec4 vertexColor;

uniform float scale;
uniform vec3 offset;
uniform vec3 eye, right, up, back;
uniform vec4 projection; // half pictures per unit sideways and upright, depth: factor and shift
uniform bool perspective;
uniform float pointSize; // at depth 1 in perspective, anywhere in parallel; device pixels
uniform vec2 pointSizes; // least and largest

out vec3 place;
out vec3 normal;
out vec3 color;

void main() {
  place = position * scale + offset;
  normal = vertexNormal;
  color = vertexColor.rgb;
  vec3 from = place - eye;
  vec3 seen = vec3(dot(from, right), dot(from, up), dot(from, back));
  float w = perspective ? -seen.z : 1.0;
  gl_Position = vec4(seen.xy * projection.xy, seen.z * projection.z + projection.w, w);
  gl_PointSize = clamp(pointSize / max(w, 1e-6), pointSizes.x, pointSizes.y);
}`;

export const FRAGMENT_SHADER = `#version 300 es
precision highp float;

const int TRIANGLES = 0;
const int POINTS = 1;

uniform int look;
uniform bool flatShading;
uniform bool perspective;
uniform vec3 eye, back;
uniform vec3 tint; // in place of colours of vertices; red below 0: none
uniform vec3 ambient;
uniform int lightCount;
uniform vec4 lights[${MAX_LIGHTS}]; // w 0: a direction, 1: a place
uniform vec3 lightColors[${MAX_LIGHTS}];

in vec3 place;
in vec3 normal;
in vec3 color;
out vec4 result;

vec3 lightAt(vec3 facing) {
  vec3 sum = ambient;
  for (int i = 0; i < lightCount; i++) {
    vec3 toLight = normalize(lights[i].xyz - place * lights[i].w);
    sum += lightColors[i] * max(dot(facing, toLight), 0.0);
  }
  return sum;
}

void main() {
  vec3 base = tint.r < 0.0 ? color : tint;
  if (look == POINTS) {
    vec2 fromCenter = gl_PointCoord - 0.5;
    if (dot(fromCenter, fromCenter) > 0.25) discard;
    // Points of one colour would be a stain: what is behind is darker.
    if (tint.r >= 0.0) base *= clamp(0.75 + 0.3 * dot(place, back), 0.45, 1.0);
  }
  if (look == TRIANGLES) {
    vec3 viewer = perspective ? eye - place : back;
    bool isFlat = flatShading || dot(normal, normal) < 0.01;
    vec3 facing = isFlat ? cross(dFdx(place), dFdy(place)) : normal;
    facing = dot(facing, facing) > 0.0 ? normalize(facing) : normalize(viewer);
    // Both sides are lit: writers do not agree on which way round a triangle goes.
    base *= lightAt(dot(facing, viewer) < 0.0 ? -facing : facing);
  }
  result = vec4(base, 1.0);
}`;

/** Values of \`look\`. */
export const LOOKS = { triangles: 0, points: 1, lines: 2 } as const;
