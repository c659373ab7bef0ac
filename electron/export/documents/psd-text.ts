import type { Layer, LayerEffectShadow, LayerEffectsInfo, LayerTextData } from 'ag-psd';
import type { Colour } from '../../../shared/geometry.ts';
import type { LetteringEffects } from '../../../shared/lettering.ts';
import { createRaster } from '../../../shared/raster.ts';
import { cropAround, rasteriseOutlines } from '../../typography/coverage.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import { slopeOf } from '../../typography/study/slant.ts';
import { boundsOfData } from './path-points.ts';
import type { DocumentString } from './proof-document.ts';
import { placeOfText, type TextPlace } from './text-place.ts';

/** Where the typesetter's light comes from, degrees counter-clockwise from the right, and its height above the page. */
const LIGHT_ANGLE = 127;
const LIGHT_ALTITUDE = 34;

/** A string as an editable text layer with its look as layer effects; null where its place is not told. The layer's pixels are its plain letters. */
export function textLayerOf(fonts: FontLibrary, string: DocumentString, width: number, height: number): Layer | null {
  const place = placeOfText(fonts, string);
  const effects = string.region.effects;
  if (!place || !effects) return null;
  const colour = effects.fill.kind === 'solid' ? effects.fill.colour : effects.fill.from;
  return {
    name: string.text.slice(0, 255),
    text: textOf(fonts, place, colour),
    effects: layerEffectsOf(effects, place),
    ...plainLetters(string.outlines, colour, width, height),
  };
}

function textOf(fonts: FontLibrary, place: TextPlace, colour: Colour): LayerTextData {
  const text = place.lines.join('\n');
  const angle = (place.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const lean = slopeOf(place.slant);
  const reach = place.fontSize * text.length;
  return {
    text,
    transform: [cos, sin, -sin - lean * cos, cos - lean * sin, place.x, place.y],
    antiAlias: 'smooth',
    orientation: 'horizontal',
    shapeType: 'point',
    // An arc of 100 % is half a circle; positive ones bend up in the middle.
    warp: place.arc
      ? {
          style: 'arc',
          value: Math.min(100, (place.arc.degrees / 180) * 100) * (place.arc.isInside ? -1 : 1),
          perspective: 0,
          perspectiveOther: 0,
          rotate: 'horizontal',
        }
      : { style: 'none', value: 0, perspective: 0, perspectiveOther: 0, rotate: 'horizontal' },
    left: -reach / 2,
    top: -place.fontSize,
    right: reach / 2,
    bottom: place.pitch * (place.lines.length - 1) + place.fontSize / 3,
    paragraphStyle: { justification: place.align },
    style: {
      font: { name: postScriptName(fonts, place.font) },
      fontSize: rounded(place.fontSize),
      autoLeading: false,
      leading: rounded(place.lines.length > 1 ? place.pitch : place.fontSize * 1.2),
      tracking: Math.round(place.tracking * 1000),
      autoKerning: true,
      fillColor: rgb(colour),
    },
  };
}

/** The name by which layout programs ask for a face (name table, id 6); its family where the file has none. */
export function postScriptName(fonts: FontLibrary, id: string): string {
  const { handle, info } = fonts.get(id);
  return handle.face.getName(6, 'en') || info.family.replace(/[^A-Za-z0-9-]/g, '') || 'Unknown';
}

/** Stroke, shadow, glow, bevel and gradient as Photoshop knows them: close, not the same. */
function layerEffectsOf({ fill, outline, secondOutline, shadow, innerShadow, glow, bevel }: LetteringEffects, { fontSize }: TextPlace): LayerEffectsInfo {
  const stroke = (colour: Colour, widthShare: number) => ({
    ...SHOWN,
    size: pixels(Math.max(1, Math.round(widthShare * fontSize))),
    position: 'outside' as const,
    fillType: 'color' as const,
    blendMode: 'normal' as const,
    opacity: 1,
    color: rgb(colour),
  });
  const strokes = [
    ...(outline ? [stroke(outline.colour, outline.width)] : []),
    ...(secondOutline ? [stroke(secondOutline.colour, (outline?.width ?? 0) + secondOutline.width)] : []),
  ];
  return {
    scale: 1,
    ...(strokes.length > 0 && { stroke: strokes }),
    ...(shadow && { dropShadow: [shadowOf(shadow, fontSize)] }),
    ...(innerShadow && { innerShadow: [shadowOf(innerShadow, fontSize)] }),
    ...(glow && {
      outerGlow: {
        ...SHOWN,
        size: pixels(Math.round(glow.size * fontSize)),
        color: rgb(glow.colour),
        blendMode: 'normal',
        opacity: glow.opacity,
        source: 'edge',
        antialiased: true,
        noise: 0,
        range: 50,
        choke: pixels(0),
        jitter: 0,
      },
    }),
    ...(bevel && { bevel: bevelOf(bevel, fontSize) }),
    ...(fill.kind === 'gradient' && { gradientOverlay: [gradientOf(fill)] }),
  };
}

const SHOWN = { present: true, showInDialog: true, enabled: true };

function shadowOf({ colour, opacity, offsetX, offsetY, blur }: NonNullable<LetteringEffects['shadow']>, fontSize: number): LayerEffectShadow {
  return {
    ...SHOWN,
    // Twice the deviation of a Gaussian reaches about as far as a shadow of this size.
    size: pixels(Math.round(2 * blur * fontSize)),
    // Towards the light: the shadow falls the other way.
    angle: Math.round((Math.atan2(offsetY, -offsetX) * 180) / Math.PI),
    distance: pixels(Math.round(Math.hypot(offsetX, offsetY) * fontSize)),
    color: rgb(colour),
    blendMode: 'normal',
    opacity,
    useGlobalLight: false,
    antialiased: true,
    choke: pixels(0),
    layerConceals: true,
  };
}

function bevelOf({ width, strength }: NonNullable<LetteringEffects['bevel']>, fontSize: number): NonNullable<LayerEffectsInfo['bevel']> {
  return {
    ...SHOWN,
    size: pixels(Math.max(1, Math.round(width * fontSize))),
    angle: LIGHT_ANGLE,
    altitude: LIGHT_ALTITUDE,
    strength: 1,
    style: 'inner bevel',
    technique: 'smooth',
    direction: 'up',
    soften: pixels(0),
    highlightBlendMode: 'screen',
    highlightColor: rgb([255, 255, 255]),
    highlightOpacity: strength,
    shadowBlendMode: 'multiply',
    shadowColor: rgb([0, 0, 0]),
    shadowOpacity: strength * 0.75,
    useGlobalLight: false,
    useTexture: false,
    useShape: false,
    antialiasGloss: false,
  };
}

/** Photoshop counts from the bottom. */
function gradientOf({
  from,
  to,
  stops = [],
  axis,
}: Extract<LetteringEffects['fill'], { kind: 'gradient' }>): NonNullable<LayerEffectsInfo['gradientOverlay']>[number] {
  const isAlong = axis === 'along';
  // Photoshop's angle runs from the lower end up.
  const all = [{ at: 0, colour: from }, ...stops, { at: 1, colour: to }]
    .map(({ at, colour }) => ({ color: rgb(colour), location: isAlong ? at : 1 - at, midpoint: 0.5 }))
    .sort((a, b) => a.location - b.location);
  const opaque = (location: number) => ({ opacity: 1, location, midpoint: 0.5 });
  return {
    ...SHOWN,
    blendMode: 'normal',
    opacity: 1,
    type: 'linear',
    angle: isAlong ? 0 : 90,
    scale: 1,
    align: true,
    dither: false,
    reverse: false,
    offset: { x: 0, y: 0 },
    interpolationMethod: 'perceptual',
    gradient: { name: 'Lettering', type: 'solid', smoothness: 1, colorStops: all, opacityStops: [opaque(0), opaque(1)] },
  };
}

/** What viewers show that do not set text themselves: the letters in one colour; effects come on top. */
function plainLetters(outlines: string, [r, g, b]: Colour, width: number, height: number): Partial<Layer> {
  const bounds = boundsOfData(outlines);
  const crop = bounds && cropAround(bounds, 1, width, height);
  if (!crop) return {};
  const coverage = rasteriseOutlines(outlines, crop);
  const image = createRaster(crop.width, crop.height, 4);
  for (let i = 0; i < coverage.length; i++) if (coverage[i] > 0) image.data.set([r, g, b, coverage[i]], i * 4);
  return { left: crop.x, top: crop.y, right: crop.x + crop.width, bottom: crop.y + crop.height, imageData: image };
}

function pixels(value: number) {
  return { units: 'Pixels' as const, value };
}

function rgb([r, g, b]: Colour) {
  return { r: Math.round(r), g: Math.round(g), b: Math.round(b) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
