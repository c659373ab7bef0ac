/** A rectangle of the screen with a rectangle of a texture; both by their edges, so that neighbours share exactly the same numbers. */
export const QUAD_VERTEX = `#version 300 es
precision highp float;
in vec2 corner;
uniform vec4 place;
uniform vec4 part;
uniform vec2 target;
out vec2 at;
void main() {
  vec2 pixel = vec2(corner.x < 0.5 ? place.x : place.z, corner.y < 0.5 ? place.y : place.w);
  at = mix(part.xy, part.zw, corner);
  gl_Position = vec4(pixel / target * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
}`;

/** A piece of a picture on a ground of one colour. Textures are premultiplied, so that smoothing leaves no dark rims. */
export const PICTURE_FRAGMENT = `#version 300 es
precision highp float;
in vec2 at;
uniform sampler2D picture;
uniform float opacity;
uniform vec3 ground;
out vec4 colour;
void main() {
  vec4 texel = texture(picture, at);
  colour = vec4(texel.rgb + ground * (1.0 - texel.a), opacity);
}`;

/** The same on a checkerboard with squares of \`square\` px of the screen; apart, because it takes a processor that draws without help twice as long. */
export const CHECKERED_FRAGMENT = `#version 300 es
precision highp float;
in vec2 at;
uniform sampler2D picture;
uniform float opacity;
uniform vec3 ground;
uniform vec3 groundB;
uniform float square;
out vec4 colour;
void main() {
  vec4 texel = texture(picture, at);
  vec2 cell = floor(gl_FragCoord.xy / square);
  vec3 behind = mod(cell.x + cell.y, 2.0) < 0.5 ? ground : groundB;
  colour = vec4(texel.rgb + behind * (1.0 - texel.a), opacity);
}`;

/** A mask that darkens all that is not white in it; the blend function multiplies. */
export const MASK_FRAGMENT = `#version 300 es
precision highp float;
in vec2 at;
uniform sampler2D picture;
uniform float opacity;
out vec4 colour;
void main() {
  colour = vec4(mix(vec3(1.0), texture(picture, at).rgb, opacity), 1.0);
}`;

const LIGHT = `
vec3 light(vec3 value) {
  return mix(value / 12.92, pow((value + 0.055) / 1.055, vec3(2.4)), step(0.04045, value));
}`;
const STORED = `
vec3 light(vec3 value) {
  return value;
}`;

/**
 * How two pictures differ, that were drawn into textures as the screen shows them (alpha 1 where there is a picture).
 * Linear light after IEC 61966-2-1; luminance after ITU-R BT.709 with the same primaries, of display values it is luma.
 * A program for each: a power of every pixel is dear where the processor draws.
 */
export function differenceFragment(isLinear: boolean): string {
  return `#version 300 es
precision highp float;
uniform sampler2D pictureA;
uniform sampler2D pictureB;
uniform ivec2 origin;
uniform float gain;
uniform bool isLuminance;
uniform vec3 outside;
out vec4 colour;
${isLinear ? LIGHT : STORED}
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy) - origin;
  vec4 a = texelFetch(pictureA, pixel, 0);
  vec4 b = texelFetch(pictureB, pixel, 0);
  vec3 difference = light(b.rgb) - light(a.rgb);
  if (isLuminance) difference = vec3(dot(difference, vec3(0.2126, 0.7152, 0.0722)));
  colour = vec4(a.a + b.a == 0.0 ? outside : min(abs(difference) * gain, 1.0), 1.0);
}`;
}
