import type { ListedFont } from '../../shared/lettering.ts';
import { faceOf } from './face-name.ts';

/** What a face was made known with, by its name in the page. */
const known = new WeakMap<FontFaceSet, Map<string, { address: string; face: FontFace }>>();

/** Makes typefaces known to the page as `faceOf` names them. The browser loads each file when something is first shown in it. */
export function addFontFaces(set: FontFaceSet, fonts: readonly Pick<ListedFont, 'id' | 'address'>[]): void {
  const faces = known.get(set) ?? new Map();
  known.set(set, faces);
  for (const { id, address } of fonts) {
    const before = faces.get(id);
    if (before?.address === address) continue;
    if (before !== undefined) set.delete(before.face);
    const face = new FontFace(faceOf(id), `url(${address})`, { display: 'swap' });
    set.add(face);
    faces.set(id, { address, face });
  }
}
