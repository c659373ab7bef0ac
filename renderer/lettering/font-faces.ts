/** All but the Japanese face, which is larger than the others together and shows a Latin name as any sans serif does. */
const FILES = import.meta.glob<string>(['../../assets/fonts/*.ttf', '!../../assets/fonts/noto-sans-jp.ttf'], { query: '?url', import: 'default', eager: true });

/** Makes the bundled faces known to the page as `faceOf` names them. The browser loads each file when it first shows a name in it. */
export function addFontFaces(fonts: FontFaceSet): void {
  for (const [path, url] of Object.entries(FILES)) {
    fonts.add(new FontFace(faceOf(path.replace(/^.*\/|\.ttf$/g, '')), `url(${url})`, { display: 'swap' }));
  }
}

/** Name of a bundled face in the page: apart from fonts of the same name on the machine. */
export function faceOf(id: string): string {
  return `galley-${id}`;
}
