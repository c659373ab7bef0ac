import type { PRESET_GROUPS } from '../../../shared/export-presets.ts';
import { msg } from '../../words/t.ts';

type PresetGroup = (typeof PRESET_GROUPS)[number];

/** Headings of the picker, in its order. */
export const PRESET_GROUP_LABELS: Readonly<Record<PresetGroup, string>> = {
  engine: msg('Game engines'),
  web: msg('Web'),
  print: msg('Print'),
  layered: msg('In layers'),
  own: msg('Your own'),
};

/** Galley's own presets in words; a team's own say what the team wrote. By id: the studio speaks English. */
export const BUILT_IN_WORDS: Readonly<Record<string, { name: string; about: string }>> = {
  unity: {
    name: msg('Unity'),
    about: msg('PNG below Assets/Art, a folder for each kind of picture, names like OakPlanks_01. Points out sides that are no power of two.'),
  },
  unreal: {
    name: msg('Unreal Engine'),
    about: msg('PNG below Content/Art, names like T_OakPlanks_01. Points out sides that are no power of two: they get no mipmaps.'),
  },
  godot: { name: msg('Godot'), about: msg('PNG below assets, names like oak_planks_01.') },
  web: { name: msg('Web'), about: msg('WebP and AVIF in 1× and 2×. The proof’s own pixels are the 2×, so nothing is enlarged.') },
  print: { name: msg('Print, TIFF'), about: msg('TIFF without loss at 300 dpi, with a contact sheet as PDF.') },
  'print-png': { name: msg('Print, PNG'), about: msg('PNG at 300 dpi, with a contact sheet as PDF.') },
  psd: { name: msg('Photoshop layers'), about: msg('A PSD with its lettering in layers beside each picture, and the layers of split renders as PNG.') },
  openraster: { name: msg('OpenRaster layers'), about: msg('An ORA for Krita and GIMP beside each picture, and the layers of split renders as PNG.') },
};
