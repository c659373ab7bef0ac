import { layOutPrompt } from '../../electron/prompt/prompt-layout.ts';
import { splitFeatures } from '../../electron/prompt/split-features.ts';
import { borderOf } from '../../electron/prompt/split-tagger.ts';
import { type SplitLexicon, splitWords } from '../../electron/prompt/split-words.ts';
import type { LabelledRow } from '../rows.ts';
import type { Sequence } from './conditional-random-field.ts';
import { labelWords, type WordLabel } from './score.ts';

const LINKS: ReadonlySet<string> = new Set(['of', 'for', 'with', 'about', 'showing', 'depicting', 'featuring', 'von', 'de', 'di']);
const BITS = { object: 1, style: 2, either: 3 } as const;
const LINK_BIT = 4;
const ANY = 7;

/** A labelled row as the field learns it. */
export function sequenceOf(row: LabelledRow, lookUp: SplitLexicon): Sequence {
  const { masked, segments } = layOutPrompt(row.prompt);
  const words = splitWords(masked, segments, lookUp);
  const labels = labelsByStart(row);
  const allowed = Uint8Array.from(words, ({ start, text }) => {
    const label = labels.get(start);
    if (label) return BITS[label];
    return LINKS.has(text) ? LINK_BIT : ANY;
  });
  const borders = Uint8Array.from(words, (_, i) => (i === 0 ? 0 : borderOf(words, i)));
  return { features: splitFeatures(words, lookUp.lexicon), allowed, borders };
}

function labelsByStart({ prompt, object = [], style = [], either }: LabelledRow): Map<number, WordLabel> {
  const labels = labelWords(prompt, { object, style, either });
  const starts = [...prompt.matchAll(/[\p{L}\p{N}_]+/gu)].map((match) => match.index);
  return new Map(starts.map((start, i) => [start, labels[i]]));
}
