import { createFontLibrary, type FontLibrary } from '../typography/fonts.ts';
import { createFontFiles, type FontFiles } from './font-files.ts';

/** The typefaces that ship with Galley and those that the team added to the project. */
export interface Typefaces {
  fonts: FontLibrary;
  fontFiles: FontFiles;
  fontsFolder: string;
  /** Need not exist. */
  teamFontsFolder: string;
}

export function createTypefaces(fontsFolder: string, teamFontsFolder: string): Typefaces {
  const fonts = createFontLibrary(fontsFolder, teamFontsFolder);
  return { fonts, fontFiles: createFontFiles(fonts.list, fontsFolder, teamFontsFolder), fontsFolder, teamFontsFolder };
}
