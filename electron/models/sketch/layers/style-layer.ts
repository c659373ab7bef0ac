import type { LetteringArea } from '../../../../shared/lettering.ts';
import type { Raster } from '../../../../shared/raster.ts';
import type { Standing } from '../../image-model.ts';
import type { CompRequest } from '../comps/comp.ts';
import { schemeOf } from '../comps/schemes.ts';
import { finish, withoutAlpha } from '../finish.ts';
import { readPalette } from '../palette.ts';
import { areasOf } from '../scenes/areas.ts';
import { chooseScene } from '../scenes/scenes.ts';
import { paintedScene } from './backdrops/scenic.ts';
import { applyStyleLook } from './looks.ts';
import { PLAIN_STYLE, readStyle, SCENIC_STYLE } from './styles.ts';

/** A setting in the manner of the style words, without the subject. */
export interface StyleLayer {
  image: Raster;
  areas: LetteringArea[];
  standing: Standing;
  warnings: string[];
}

/** From this score a place is described clearly. */
const CLEAR_PLACE = 1.5;

/** Names of light and of manners that have a colour's name in them. */
const FALSE_COLOURS = /\b(?:golden (?:hour|light|ratio|age)|blue hour|black and white|film noir|silver screen)\b/g;

export function styleLayer(asked: CompRequest): StyleLayer {
  const palette = readPalette(asked.words.join(' ').replace(FALSE_COLOURS, ' '), asked.random);
  const request: CompRequest = { ...asked, palette, scheme: schemeOf(palette, asked.random) };
  const { words, seed } = request;
  const known = readStyle(words);
  const place = chooseScene(words.join(' '));
  const isPlace = (place?.score ?? 0) >= CLEAR_PLACE;
  const style = known ?? (isPlace ? SCENIC_STYLE : PLAIN_STYLE);
  const draw = style.isScenic && isPlace ? paintedScene([place!.scene]) : style.draw;
  const backdrop = draw(request);
  const image = applyStyleLook(backdrop.image, style.look ?? 'none', request);
  finish(image, { grain: style.grain ?? 0, mottle: (style.grain ?? 0) * 0.4, seed });
  const opaque = withoutAlpha(image);
  return {
    image: opaque,
    areas: areasOf(opaque, backdrop),
    standing: { x: 0.5, y: backdrop.foot, width: 0.6 },
    warnings: known || isPlace || words.length === 0 ? [] : [`Sketch knows no manner called “${words.slice(0, 12).join(' ')}” and set up a plain studio.`],
  };
}
