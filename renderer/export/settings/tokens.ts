import { msg } from '../../words/t.ts';

/** What can stand in a name, and what it becomes. */
export const NAME_TOKENS: readonly { token: string; meaning: string }[] = [
  { token: '{project}', meaning: msg('The project’s name') },
  { token: '{intent}', meaning: msg('What it is: texture, face, typography …') },
  { token: '{slug}', meaning: msg('The first words of the prompt') },
  { token: '{n}', meaning: msg('1, 2, 3 … among pictures with the same first words') },
  { token: '{id}', meaning: msg('The proof’s own number: never the same twice') },
  { token: '{model}', meaning: msg('The model that painted it') },
  { token: '{seed}', meaning: msg('The seed that it was painted with') },
  { token: '{width}', meaning: msg('Width of the file in pixels') },
  { token: '{height}', meaning: msg('Height of the file in pixels') },
  { token: '{scale}', meaning: msg('Scale of the file: 1x, 2x') },
  { token: '{date}', meaning: msg('Day of the export') },
];
