import { faceOf } from './face-name.ts';

/** All but the Japanese face, which is larger than the others together and shows a Latin name as any sans serif does. */
const FILES = import.meta.glob<string>(['../../assets/fonts/*.ttf', '!../../assets/fonts/noto-sans-jp.ttf'], { query: '?url', import: 'default', eager: true });

/** Makes the bundled faces known to the page as `faceOf` names them. The browser loads each file when it first shows a name in it. */
export function addFontFaces(fonts: FontFaceSet): void {
  for (const [path, url] of Object.entries(FILES)) {
    fonts.add(new FontFace(faceOf(path.replace(/^.*\/|\.ttf$/g, '')), `url(${url})`, { display: 'swap' }));
  }
}

/** Makes a font file of the team known to the page. Rejects where the browser cannot read it. */
export async function addFontFace(fonts: FontFaceSet, id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  fonts.add(await new FontFace(faceOf(id), bytes).load());
}
