import { oc } from '@orpc/contract';
import { z } from 'zod';
import { boxSchema } from '../geometry.ts';
import { importProblemSchema } from '../job.ts';
import { letteringEffectsSchema, letteringRegionSchema, letteringStyleSchema, listedFontSchema, placedTextSchema } from '../lettering.ts';

/** What the contract says of `lettering`. */
export const letteringContract = {
  /** The bundled typefaces and those the team added, in the order that lists show them. */
  fonts: oc.output(z.array(listedFontSchema)),
  /** Adds a font file (TTF, OTF, WOFF2) to the project. */
  addFont: oc.input(z.object({ fileName: z.string().max(255), base64: z.string().max(40_000_000) })).output(listedFontSchema),
  removeFont: oc.input(z.object({ id: z.string() })),
  /** Built-in and saved looks. */
  styles: oc.output(z.array(letteringStyleSchema)),
  saveStyle: oc
    .input(z.object({ label: z.string().min(1).max(60), effects: letteringEffectsSchema, font: z.string().nullable() }))
    .output(letteringStyleSchema),
  removeStyle: oc.input(z.object({ id: z.string() })),
  /** Finds and reads the text of a proof's base, with what would be done about it; nothing is changed. */
  regions: oc.input(z.object({ proofId: z.string() })).output(z.object({ width: z.int(), height: z.int(), regions: z.array(letteringRegionSchema) })),
  /**
   * Sets strings over a proof's base with the old lettering gone, quickly and unchecked. The picture is the ground with the layers over it, all of them
   * for /asset; a layer's box is in px of the base. A string without an area is shown as it stands in the proof.
   */
  preview: oc
    .input(
      z.object({
        proofId: z.string(),
        placed: z.array(placedTextSchema).max(24),
        /** Longest side of the picture in the window, px: letters are made no finer. */
        side: z.int().min(128).max(4096).default(1024),
      }),
    )
    .output(
      z.object({
        groundSha256: z.string(),
        /** One for each of `placed`; null = nothing is set there. */
        layers: z.array(z.object({ sha256: z.string(), box: boxSchema }).nullable()),
        warnings: z.array(z.string()),
      }),
    ),
  /** One proof × a table of strings: one job per language, as rework of the proof. Columns are languages, rows the strings in the report's order. */
  localise: oc
    .input(z.object({ proofId: z.string(), table: z.string().max(1_000_000) }))
    .output(z.object({ jobs: z.array(z.object({ language: z.string(), jobId: z.string() })), problems: z.array(importProblemSchema) })),
};
