import { type ExportSettings, exportSettingsSchema } from '../../../shared/export.ts';
import type { ExportPreset, PRESET_GROUPS } from '../../../shared/export-presets.ts';

const preset = (id: string, group: (typeof PRESET_GROUPS)[number], name: string, about: string, settings: Partial<ExportSettings>): ExportPreset => ({
  id,
  name,
  about,
  group,
  settings: exportSettingsSchema.parse(settings),
});

/** An engine's import settings decide about size and compression: it gets the picture as it is, and nothing beside it in the assets. */
const ENGINE: Partial<ExportSettings> = { format: 'png', metadata: 'strip', hasManifest: false, hasContactSheet: false };

/** Where exports usually go. Names follow what the engines' own people use (Unity: PascalCase below Assets; Unreal: T_ for textures below Content; Godot: snake_case). */
export const BUILT_IN_PRESETS: readonly ExportPreset[] = [
  preset(
    'unity',
    'engine',
    'Unity',
    'PNG below Assets/Art, a folder for each kind of picture, names like OakPlanks_01. Sides that are no power of two are pointed out.',
    {
      ...ENGINE,
      template: 'Assets/Art/{Intent}/{pascal}_{nn}',
      sides: 'warn',
    },
  ),
  preset(
    'unreal',
    'engine',
    'Unreal Engine',
    'PNG below Content/Art, names like T_OakPlanks_01. Sides that are no power of two are pointed out: they get no mipmaps.',
    {
      ...ENGINE,
      template: 'Content/Art/{Intent}/T_{pascal}_{nn}',
      sides: 'warn',
    },
  ),
  preset('godot', 'engine', 'Godot', 'PNG below assets, names like oak_planks_01.', { ...ENGINE, template: 'assets/{intent}/{snake}_{nn}' }),
  preset('web', 'web', 'Web', 'WebP and AVIF in 1x and 2x. The proof’s own pixels are the 2x, so nothing is enlarged.', {
    template: '{slug}-{n}',
    format: 'webp',
    alsoFormats: ['avif'],
    quality: 82,
    scales: [1, 2],
    ownScale: 2,
    metadata: 'strip',
    hasManifest: false,
    hasContactSheet: false,
  }),
  preset('print', 'print', 'Print, TIFF', 'TIFF without loss at 300 dpi, with a contact sheet as PDF.', {
    template: '{project}/{slug}-{n}',
    format: 'tiff',
    dpi: 300,
    sheetFormats: ['pdf'],
    sheetCaptions: ['prompt', 'size', 'date'],
  }),
  preset('print-png', 'print', 'Print, PNG', 'PNG at 300 dpi, with a contact sheet as PDF.', {
    template: '{project}/{slug}-{n}',
    dpi: 300,
    sheetFormats: ['pdf'],
    sheetCaptions: ['prompt', 'size', 'date'],
  }),
  preset('psd', 'layered', 'Photoshop layers', 'A PSD with its lettering in layers beside each picture, and the layers of split renders as PNG.', {
    template: '{project}/{slug}-{n}',
    documents: ['psd'],
    hasLayers: true,
    hasContactSheet: false,
  }),
  preset('openraster', 'layered', 'OpenRaster layers', 'An ORA for Krita and GIMP beside each picture, and the layers of split renders as PNG.', {
    template: '{project}/{slug}-{n}',
    documents: ['ora'],
    hasLayers: true,
    hasContactSheet: false,
  }),
];
