import type { Colour } from './geometry.ts';
import type { LetteringOptions } from './lettering.ts';
import type { Intent } from './prompt.ts';
import type { MergeOptions } from './routing.ts';

/** What each operation is told. Parameters are plain data: together with the seed and the input hashes they make the step's key. */
export interface StepParams {
  generate: {
    /** `object`: only the object words, alone on `ground` (or on transparency); `style`: only the style words, a setting without the subject. Left out = whole. */
    layer?: 'object' | 'style';
    /** Plain colour behind an object layer whose model has no transparency. */
    ground?: Colour;
    model: string;
    prompt: string;
    intent: Intent;
    object: string[];
    style: string[];
    /** Strings that will be lettered later: the model must leave room and must not draw them. */
    texts: string[];
    width: number;
    height: number;
    isDraft: boolean;
    transparentBackground: boolean;
    params: Record<string, string | number | boolean>;
  };
  /** Makes an imported image the base. */
  import: { sha256: string };
  /**
   * Cuts an object layer out: its own alpha where it has one, else keyed out of `ground`. Input `image`; outputs `image` (RGBA, despilled, straight alpha)
   * and `mask` (the matte).
   */
  matte: { ground: Colour | null };
  /** Puts the cut-out `object` onto `image` (the style layer). Outputs `image` and `mask` (the matte where it was placed). */
  merge: MergeOptions & {
    /** The style is one without colours (a black and white photograph, an etching): the object keeps none of its own. */
    isMonochrome?: boolean;
  };
  /** The typography pass. Free areas that `generate` or `merge` reported come with its image's data. */
  letter: { texts: string[]; options: LetteringOptions; placements: string[]; isImported: boolean };
  /** What a model is to repaint for a `letter` step: the same parameters. Output `mask` (255 = repaint); data: the places and their strings. */
  'letter-plan': { texts: string[]; options: LetteringOptions; placements: string[]; isImported: boolean };
  /**
   * Models letter the places of the plan that came with `mask`, each model once, in order, until all are right. Output `image`: the input with what was taken;
   * data: what came of each try.
   */
  'letter-edit': { models: string[] /** What the picture shows, in the artist's words; '' = unknown. */; prompt: string; isDraft: boolean };
  sharpen: { target: 'image' | 'skin-safe' | 'lettering'; amount: number };
  upscale: { width: number; height: number };
  'seam-check': Record<string, never>;
  'placeholder-mark': Record<string, never>;
  measure: { texts: string[]; isTileable: boolean };
}

export type StepOperation = keyof StepParams;

/** Where a step takes an image from: an output of an earlier step of the same plan. */
export interface StepInput {
  step: string;
  output: 'image' | 'mask';
}

export type PlanStep = {
  [Operation in StepOperation]: {
    /** Unique in the plan and stable: "base", "letter", "sharpen", "measure" … */
    id: string;
    operation: Operation;
    params: StepParams[Operation];
    /** Role → source. Roles: image, mask, before, object, edited. */
    inputs: Record<string, StepInput>;
  };
}[StepOperation];

/** Layers of a split render that review can show. */
export const LAYER_NAMES = ['object', 'matte', 'cutout', 'style', 'merge'] as const;
export type LayerName = (typeof LAYER_NAMES)[number];

/** A small directed acyclic graph, steps in an order in which they can be run. Pure data; running it is render's business. */
export interface RenderPlan {
  steps: PlanStep[];
  seed: number;
  /** Which step outputs make the proof. `mask` is null when nothing was lettered. */
  proof: { before: StepInput; after: StepInput; mask: StepInput | null; layers?: { name: LayerName; source: StepInput }[] };
}
