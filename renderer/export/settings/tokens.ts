import type { ExportToken } from '../../../shared/export-names.ts';
import { msg } from '../../words/t.ts';

/** What can stand in a name, and what it becomes; the most used first. */
export const NAME_TOKENS: Readonly<Record<ExportToken, string>> = {
  project: msg('The project’s name'),
  intent: msg('Kind of picture, in small letters: texture'),
  Intent: msg('Kind of picture with a capital: Texture'),
  slug: msg('First words of the prompt: oak-planks'),
  snake: msg('First words of the prompt: oak_planks'),
  pascal: msg('First words of the prompt: OakPlanks'),
  n: msg('1, 2, 3 … among pictures with the same first words'),
  nn: msg('01, 02, 03 … among pictures with the same first words'),
  index: msg('0001, 0002 … over all pictures of the export'),
  id: msg('The proof’s own number: never the same twice'),
  model: msg('The model that painted it'),
  seed: msg('The seed that it was painted with'),
  width: msg('Width of the file in pixels'),
  height: msg('Height of the file in pixels'),
  scale: msg('Scale of the file: 1x, 2x'),
  date: msg('Day of the export'),
};
