import { AppError } from '../../shared/errors.ts';
import type { StepParams } from '../../shared/plan.ts';
import type { EncodedImage, RemoteModel, RemoteRequest } from '../models/remote-model.ts';
import type { EditPlace } from '../typography/model-edit/edit-places.ts';

export interface EditAsked {
  image: EncodedImage;
  mask: EncodedImage;
  width: number;
  height: number;
  places: readonly EditPlace[];
  seed: number;
}

/** A remix may go so far from its picture, 0–1: words change from about a third on, and what lies around them still stays where it is. */
const REMIX_STRENGTH = 0.4;

/**
 * What a model is asked: a masked edit where it can do that, else a remix of the whole picture, of which only the places are used.
 * @throws AppError invalid-request when it can do neither
 */
export function editRequest({ id, label, capabilities }: RemoteModel, params: StepParams['letter-edit'], asked: EditAsked): RemoteRequest {
  const { image, mask, width, height, seed } = asked;
  const canEdit = capabilities.editWithMask;
  if (!canEdit && !capabilities.remix) {
    throw new AppError('invalid-request', `${label} can neither repaint a part of a picture nor remix one, so it cannot letter.`, {
      details: { model: id, isBilled: false },
    });
  }
  return {
    kind: canEdit ? 'edit' : 'remix',
    prompt: editPrompt(params.prompt, asked, canEdit),
    negativePrompt: '',
    width,
    height,
    seeds: [seed],
    isDraft: params.isDraft,
    transparentBackground: false,
    steps: null,
    guidance: null,
    image,
    mask: canEdit ? mask : null,
    strength: canEdit ? null : REMIX_STRENGTH,
    params: {},
    thrift: {},
  };
}

/** US dollars for lettering a picture of this size before it is sent; null = unknown, or the model cannot letter. */
export function editUsd(model: RemoteModel, size: { width: number; height: number }): number | null {
  const { editWithMask, remix } = model.capabilities;
  if (!editWithMask && !remix) return null;
  const nothing: EncodedImage = { bytes: new Uint8Array(), mediaType: 'image/png' };
  return model.price(editRequest(model, { models: [], prompt: '', isDraft: false }, { ...size, image: nothing, mask: nothing, places: [], seed: 0 }));
}

/** The artist's words are for the look only. */
const MOST_WORDS = 600;

/** Which string is wanted where, in straight quotes, and that nothing else shall change. */
export function editPrompt(about: string, { places, width, height }: Pick<EditAsked, 'places' | 'width' | 'height'>, hasMask: boolean): string {
  const lines = places.map((place) => {
    const where = whereOf(place, width, height);
    const instead = place.readBefore === '' ? '' : `, in place of the letters that stand there now (${JSON.stringify(place.readBefore)})`;
    return `${where}, write exactly ${JSON.stringify(place.wanted)}${instead}.`;
  });
  const keep = hasMask ? 'Repaint only the masked part.' : 'Keep the picture exactly as it is, pixel for pixel, but for these letters.';
  const shown = [...about.trim()].slice(0, MOST_WORDS).join('');
  return [
    'Lettering of a finished picture.',
    ...lines,
    'Spell it letter by letter as it is quoted, once, on one line, with no other letters, words or marks. Keep the style, size, colours, perspective and light of the lettering and of its ground.',
    keep,
    ...(shown === '' ? [] : [`The picture shows: ${shown}`]),
  ].join('\n');
}

const ROWS = ['At the top', 'In the middle', 'At the bottom'];
const COLUMNS = [' left', '', ' right'];

function whereOf({ box }: EditPlace, width: number, height: number): string {
  const third = (value: number, side: number) => Math.max(0, Math.min(2, Math.floor((value / side) * 3)));
  return `${ROWS[third(box.y + box.height / 2, height)]}${COLUMNS[third(box.x + box.width / 2, width)]}`;
}
