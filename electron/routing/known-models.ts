import { LETTERERS, type ModelStatus, SKETCH } from '../../shared/routing.ts';

const KNOWN: readonly { id: string; label: string; vendor: string }[] = [
  { id: 'sd3.5-large', label: 'Stable Diffusion 3.5 Large', vendor: 'Stability AI' },
  { id: 'sd3.5-large-turbo', label: 'Stable Diffusion 3.5 Large Turbo', vendor: 'Stability AI' },
  { id: 'sdxl', label: 'Stable Diffusion XL', vendor: 'Local engines' },
  { id: 'gpt-image-flare', label: 'GPT Image Flare', vendor: 'OpenAI' },
  { id: 'gpt-image-sunburst', label: 'GPT Image Sunburst', vendor: 'OpenAI' },
  { id: 'ideogram-v1-turbo', label: 'Ideogram V1 Turbo', vendor: 'Ideogram' },
  { id: 'ideogram-v1', label: 'Ideogram V1', vendor: 'Ideogram' },
  { id: 'ideogram-3', label: 'Ideogram 3.0', vendor: 'Ideogram' },
  { id: 'ideogram-v2a', label: 'Ideogram V2A', vendor: 'Ideogram' },
  { id: 'ideogram-v2', label: 'Ideogram V2', vendor: 'Ideogram' },
  { id: 'ideogram-4-5', label: 'Ideogram 4.5', vendor: 'Ideogram' },
  { id: 'dall-e-3', label: 'DALL·E 3', vendor: 'OpenAI-compatible servers' },
];

/** Models that Galley knows by name before anything is connected: only Sketch can be used. */
export function knownModels(): ModelStatus[] {
  const sketch: ModelStatus = { id: SKETCH, label: 'Sketch', vendor: 'Galley', isAvailable: true, reason: '', isBuiltIn: true };
  const others = KNOWN.map(({ id, label, vendor }) => ({
    id,
    label,
    vendor,
    isAvailable: false,
    reason: `Not connected: no connection offers ${label} yet; the Models page adds one.`,
    isBuiltIn: false,
    ...(LETTERERS.some((letterer) => letterer === id) && { canLetter: true }),
  }));
  return [sketch, ...others];
}

export interface ModelDirectory {
  /** Built-in and available first, then the known ones that are not connected. */
  list(): ModelStatus[];
  find(id: string): ModelStatus;
}

/** All models by id: what is given replaces the known entry of the same id; an id nobody knows is unavailable and says so. */
export function createModelDirectory(available: readonly ModelStatus[]): ModelDirectory {
  const byId = new Map(knownModels().map((model) => [model.id, model]));
  for (const model of available) byId.set(model.id, model);
  const models = [...byId.values()].sort((a, b) => Number(b.isBuiltIn) - Number(a.isBuiltIn) || Number(b.isAvailable) - Number(a.isAvailable));
  return { list: () => models, find: (id) => byId.get(id) ?? unknownModel(id) };
}

/** The status of an id that no adapter and no list knows. */
export function unknownModel(id: string): ModelStatus {
  return { id, label: id, vendor: '', isAvailable: false, reason: `Not connected: Galley knows no model with the id “${id}”.`, isBuiltIn: false };
}
