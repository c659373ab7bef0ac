import { oc } from '@orpc/contract';
import { z } from 'zod';
import { exportRequestSchema, exportResultSchema } from '../export.ts';
import { preflightSchema } from '../export-checks.ts';
import { templatePreviewSchema } from '../export-names.ts';
import { exportPresetSchema, presetToSaveSchema } from '../export-presets.ts';
import { exportRunFileSchema, exportRunSchema } from '../export-runs.ts';
import { ids, page } from './parts.ts';

/** What the contract says of `export`. */
export const exportContract = {
  /** Built-in ones first, then the team's own by name. */
  presets: oc.output(z.array(exportPresetSchema)),
  /** Keeps settings as the team's own. A name that another one has: conflict. */
  savePreset: oc.input(presetToSaveSchema).output(exportPresetSchema),
  /** Of the team's own; saved again with its id it is back. */
  removePreset: oc.input(z.object({ id: z.string() })),
  /** As JSON, to give to another project. */
  presetFile: oc.input(ids).output(z.object({ fileName: z.string(), content: z.string() })),
  /** Adds the presets of such a file; a name that is taken gets a number. */
  importPresets: oc.input(z.object({ content: z.string().max(1_000_000) })).output(z.array(exportPresetSchema)),
  /** The first names that a template gives and what is wrong with it; quick enough for every keystroke. */
  names: oc.input(z.object({ request: exportRequestSchema, first: z.int().min(1).max(200).default(12) })).output(templatePreviewSchema),
  /** What would be written and what stands in the way; writes nothing. */
  preflight: oc.input(exportRequestSchema).output(preflightSchema),
  /** Begins and answers at once; `export` events tell how far it is. @throws the first problem of its pre-flight; conflict = one is running */
  start: oc.input(exportRequestSchema).output(exportRunSchema),
  /** Begins and answers when all is written. */
  run: oc.input(exportRequestSchema).output(exportResultSchema),
  /** Stops after the file that is being made; what is written stays. */
  stop: oc.input(z.object({ id: z.string() })).output(exportRunSchema),
  /** Goes on with a run that did not get to its end: writes what is missing or is not what was written. Answers at once. */
  resume: oc.input(z.object({ id: z.string() })).output(exportRunSchema),
  /** Takes the files of a run away again, as far as they are still what it wrote. */
  removeFiles: oc.input(z.object({ id: z.string() })).output(exportRunSchema),
  /** Newest first. */
  runs: oc.input(z.object(page)).output(z.object({ runs: z.array(exportRunSchema), total: z.int() })),
  runFiles: oc.input(z.object({ id: z.string(), ...page })).output(z.object({ files: z.array(exportRunFileSchema), total: z.int() })),
};
