import { oc } from '@orpc/contract';
import { z } from 'zod';
import { preferencesSchema } from '../preferences.ts';

/** What the contract says of `host`. */
export const hostContract = {
  info: oc.output(
    z.object({
      shell: z.enum(['desktop', 'browser']),
      version: z.string(),
      project: z.object({ name: z.string(), folder: z.string() }),
      exportFolder: z.string(),
      canChooseFolder: z.boolean(),
      reviewer: z.string(),
    }),
  ),
  /** null = the person closed the dialog, or this shell has none. */
  chooseFolder: oc.output(z.string().nullable()),
  openFolder: oc.input(z.object({ folder: z.string() })),
  /** How this person likes the window; the same in every project and shell. */
  preferences: oc.output(preferencesSchema),
  /** Sets what is given, leaves the rest; answers all. */
  setPreferences: oc.input(z.object({ changes: preferencesSchema })).output(preferencesSchema),
  /** The user guide as Markdown; English. */
  guide: oc.output(z.string()),
};
