import type { Intent, PromptReading } from '../../shared/prompt.ts';
import type { MatrixRow, MatrixVersion, ModelStatus } from '../../shared/routing.ts';
import { shorten } from './shorten.ts';

const WANTS: Record<Intent, string> = {
  texture: 'a texture',
  face: 'a face',
  typography: 'lettering',
  thumbnail: 'a quick thumbnail',
  general: 'a picture without a special demand',
};

/** Why this row: the words that spoke for it, strongest first. */
export function intentReason(reading: PromptReading, intent: Intent, isChosen: boolean): string {
  if (isChosen && intent !== reading.intent) return `You chose ${intent}; the prompt alone reads as ${WANTS[reading.intent]}.`;
  const words = reading.evidence
    .filter((evidence) => evidence.intent === intent && evidence.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.start - b.start)
    .map((evidence) => `“${shorten(evidence.text)}”`);
  const named = [...new Set(words)].slice(0, 3);
  if (named.length === 0)
    return intent === 'general' ? 'Nothing in the prompt asks for lettering, a face, a texture or a thumbnail.' : `The prompt reads as ${WANTS[intent]}.`;
  return `The prompt asks for ${WANTS[intent]}: ${named.join(', ')}.`;
}

export function columnReason(reading: PromptReading, column: 'draft' | 'final', isChosen: boolean): string {
  if (isChosen) return column === 'draft' ? 'You asked for a draft.' : 'You asked for a final render.';
  if (column === 'final') return 'It does not ask for a draft, so the final column is taken.';
  const word = reading.evidence.filter((evidence) => evidence.intent === 'thumbnail').sort((a, b) => b.weight - a.weight)[0];
  return word ? `“${shorten(word.text)}” asks for a draft, so the draft column is taken.` : 'A draft is asked for, so the draft column is taken.';
}

export function modelReason(status: ModelStatus, matrix: MatrixVersion, intent: Intent, column: string): string {
  return `${status.label}${status.isBuiltIn ? ', which draws comps by procedure and is no diffusion model,' : ''} renders it: the first model that can be used in the ${column} cell of the ${intent} row (matrix “${matrix.matrix.name}”, version ${matrix.version}).`;
}

/** The artist's own choice, whatever the cell says. */
export function chosenReason(status: ModelStatus): string {
  return `You chose ${status.label}${status.isBuiltIn ? ', which draws comps by procedure and is no diffusion model' : ''}; what the matrix says comes after it.`;
}

/** Of a bake-off, where no cell of the matrix is asked. */
export function candidateReason(status: ModelStatus): string {
  return `${status.label} renders it as a candidate of a bake-off: what the matrix says is not asked.`;
}

export function letteringReason(texts: readonly string[], intent: Intent): string[] {
  if (texts.length > 0) {
    const named = texts.slice(0, 3).map((text) => `“${shorten(text)}”`);
    const more = texts.length > 3 ? ` and ${texts.length - 3} more` : '';
    return [`${named.join(', ')}${more} ${texts.length === 1 ? 'is' : 'are'} set in a second step, on a base that is rendered without text.`];
  }
  return intent === 'typography' ? ['Lettering is asked for but no string is given, so nothing is set: put the words in quotes.'] : [];
}

/** What happens after the render, in the order of the matrix row, and what is left out. */
export function thenReasons(row: MatrixRow, hasText: boolean, canRenderSize: boolean, label: string): string[] {
  return row.thenSteps.flatMap((step) => {
    if (step === 'seam-check') return ['The seams are checked, because a texture has to repeat.'];
    if (step === 'upscale')
      return [
        canRenderSize
          ? `No upscaling is needed: ${label} renders the wanted size itself.`
          : `${label} cannot render the wanted size, so the picture is upscaled to it.`,
      ];
    if (step === 'placeholder-mark') return ['It is marked as a placeholder.'];
    if (hasText) return ['Only the lettering is sharpened; everything else stays as it was rendered.'];
    if (step === 'sharpen-skin-safe') return ['It is sharpened where there is no skin.'];
    return step === 'sharpen' ? ['It is sharpened.'] : [];
  });
}
