import type { Evidence, Intent, LetteringRequest } from '../../shared/prompt.ts';
import { NO_HUMAN, PERSON, PLAIN_PERSON_HEAD, RULES } from './intent-lexicon.ts';
import type { Segment } from './segments.ts';
import { asksForTile } from './tool-syntax.ts';

/** Name of the rule that a string to letter was found. */
export const LETTERING_RULE = 'string to letter';

/**
 * What the rules find for and against each intent, in the order of the words. Words inside the strings to letter say nothing about the picture, so
 * `content` has them blanked.
 */
export function ruleEvidence(prompt: string, content: string, segments: readonly Segment[], lettering: readonly LetteringRequest[]): Evidence[] {
  return [
    ...lexiconEvidence(prompt, content),
    ...letteringEvidence(lettering),
    ...textureEvidence(prompt, content, segments),
    ...faceEvidence(prompt, content, segments),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

function evidenceAt(prompt: string, start: number, end: number, intent: Intent, weight: number, rule: string): Evidence {
  return { start, end, text: prompt.slice(start, end), intent, weight, rule };
}

/** A rule counts once; it shows up to three places. The weight stands on the first. */
function lexiconEvidence(prompt: string, content: string): Evidence[] {
  const found: Evidence[] = [];
  // ſ counts as s where patterns ignore case.
  const lower = content.toLowerCase().replaceAll('ſ', 's');
  for (const { intent, rule, weight, pattern, needs } of RULES) {
    if (needs && !needs.some((word) => lower.includes(word))) continue;
    const match = firstUnnegated(content, pattern);
    if (match) found.push(evidenceAt(prompt, match.start, match.end, intent, weight, rule));
  }
  if (asksForTile(prompt)) {
    const start = prompt.search(/--tile\b/i);
    found.push(evidenceAt(prompt, start, start + 6, 'texture', 3.6, 'repeats without seams'));
  }
  return found;
}

function firstUnnegated(content: string, pattern: RegExp): { start: number; end: number } | null {
  // Most patterns are not in most prompts, and `matchAll` compiles a copy of the pattern before it looks.
  if (content.search(pattern) < 0) return null;
  for (const match of content.matchAll(pattern)) {
    const before = content.slice(Math.max(0, match.index - 16), match.index);
    if (/\b(?:no|not|without|not a|never)\s+(?:any\s+|the\s+|a\s+)?$/i.test(before)) continue;
    const start = match.index + (match[0].length - match[0].trimStart().length);
    return { start, end: match.index + match[0].length };
  }
  return null;
}

function letteringEvidence(lettering: readonly LetteringRequest[]): Evidence[] {
  return lettering.slice(0, 12).map((request, index) => ({
    start: request.start,
    end: request.end,
    text: request.text,
    intent: 'typography' as const,
    weight: index === 0 ? 6 : 0.5,
    rule: LETTERING_RULE,
  }));
}

const TEXTURE_WORD = /\b(?:textures?|textured surface)\b/gi;

/** "Grass texture" is a wish, "soft fur texture" on a tiger or "the texture of the bear was" is a mention. */
function textureEvidence(prompt: string, content: string, segments: readonly Segment[]): Evidence[] {
  const found: Evidence[] = [];
  const first = segments[0];
  if (!first || content.search(TEXTURE_WORD) < 0) return found;
  for (const match of content.matchAll(TEXTURE_WORD)) {
    const end = match.index + match[0].length;
    const segment = segments.find((candidate) => match.index >= candidate.start && match.index < candidate.end);
    if (!segment) continue;
    const isLead = segment === first;
    const rest = content.slice(end, segment.end);
    const before = content.slice(segment.start, match.index);
    const isHead =
      /^\s*(?:$|(?:material|tile|map|background|wallpaper|pattern|pack|sheet|swatch|for\b|with\b|in\b|,|photo|scan|surface|seamless|4k|8k|hd|made|top|close|from|showing|that|where))/i.test(
        rest,
      );
    const isOf =
      /^\s*(?:an?\s|the\s)?(?:[\p{L}-]+\s){0,2}$/iu.test(before) &&
      /^\s+of\b/i.test(rest) &&
      !/\b(?:was|is|are|were|contrast\w*|feels?|felt|provid\w*|gave|made|makes)\b/i.test(rest);
    const isPassing =
      /\b(?:with|in|and|has|have)\s+(?:an?\s+|the\s+)?(?:[\p{L}-]+\s+){0,3}$/iu.test(before) ||
      /\b(?:was|is|are|were)\b/i.test(rest) ||
      PERSON.test(before) ||
      / painting| portrait/i.test(before);
    if (isLead && (isHead || isOf) && !isPassing) {
      found.push(evidenceAt(prompt, match.index, end, 'texture', 4.2, 'a texture is the subject'));
      break;
    }
    if (/^\s*(?:seamless\s|tileable\s|game\s|surface\s|material\s|stock\s|photo\s)*$/i.test(before) && rest.trim() === '' && segments.length <= 5) {
      found.push(evidenceAt(prompt, match.index, end, 'texture', 2.4, 'texture as a keyword'));
      break;
    }
  }
  return found;
}

/** A person who is the whole subject and does nothing that moves the camera back. */
function faceEvidence(prompt: string, content: string, segments: readonly Segment[]): Evidence[] {
  const found: Evidence[] = [];
  const portrait = /\b(?:portraits?|head ?shot|face|close[- ]?up)\b/i.exec(content);
  const lead = segments[0];
  if (!lead) return found;
  const subjectStart = lead.start + (/^.{0,60}?\b(?:of|showing|depicting)\s+/i.exec(content.slice(lead.start, lead.end))?.[0].length ?? 0);
  const mediumed = content.slice(subjectStart, lead.end);
  const head = PLAIN_PERSON_HEAD.exec(mediumed) ?? PLAIN_PERSON_HEAD.exec(content.slice(lead.start, lead.end));
  if (head) {
    const start = content.indexOf(head[0].trim(), lead.start);
    const rest = content.slice(start + head[0].trim().length, lead.end);
    const weight = /\b(?:poster|statue|sculpture|figurine|toy|doll|logo|icon|sticker|mural|bust|silhouette|cartoon|emoji)\b.{0,30} of\s*$/i.test(
      content.slice(lead.start, subjectStart),
    )
      ? 1.2
      : doesSomething(rest)
        ? 0.4
        : 2.2;
    found.push(evidenceAt(prompt, start, start + head[0].trim().length, 'face', weight, 'a person is the subject'));
  }
  if (portrait) {
    const near = content.slice(portrait.index, Math.min(content.length, portrait.index + 90)).split(/[,.;|]/)[0] as string;
    // "portrait of a girl with flowers": only what stands before the preposition is portrayed.
    const subject = `${content.slice(lead.start, lead.end)} ${near}`.replace(
      /\b(?:with|wearing|holding|in|on|at|surrounded|next to|near|among)\b[^,.;|]*/gi,
      ' ',
    );
    const animal = NO_HUMAN.exec(subject);
    const isPersonFirst =
      animal !== null && PERSON.test(subject.slice(0, animal.index)) && !/\b(?:as|dressed as|of)\b.{0,12}$/i.test(subject.slice(0, animal.index));
    if (animal && !isPersonFirst) {
      const at = content.indexOf(animal[0], lead.start);
      if (at >= 0) found.push(evidenceAt(prompt, at, at + animal[0].length, 'face', -3.6, 'not a human face'));
    } else if (/portraits?/i.test(portrait[0])) {
      found.push(evidenceAt(prompt, portrait.index, portrait.index + portrait[0].length, 'face', 0.8, 'portrait of a person'));
    }
    const full = /\bfull[- ](?:body|length|figure)\b/i.exec(content);
    if (full) found.push(evidenceAt(prompt, full.index, full.index + full[0].length, 'face', -1, 'the whole figure'));
  }
  return found;
}

/** Words in -ing that leave the camera where it is. */
const STILL =
  /^(?:wearing|looking|smiling|staring|gazing|crying|laughing|grinning|frowning|facing|winking|blushing|posing|pouting|evening|morning|lighting|clothing|stunning|striking|flowing|glowing|king|ring|earring|string|piercing|lace|painting|thinking|daydreaming|squinting|smirking|having|shining|during|charming|curling|spring|wing|wedding|sparkling|twinkling)$/i;

function doesSomething(rest: string): boolean {
  if ((rest.match(/\p{L}{2,}ing\b/giu) ?? []).some((word) => !STILL.test(word))) return true;
  if (
    /^\s+\p{Ll}{2,}s\s+(?:an?|the|his|her|to|at|in|on|into|with|good\p{Ll}+)\b/u.test(rest) &&
    !/^\s+(?:p{Ll}*glasses|jeans|looks|wears|smiles|stares)\b/.test(rest)
  )
    return true;
  return (
    /^\s*(?:in the (?:air|sky|water|distance|forest|desert|street|rain|woods|mountains|city)|on (?:a|an|the)|at (?:a|an|the)|and\b|who\b|next to|near|behind|under|inside|between|is\b|are\b)/i.test(
      rest,
    ) ||
    /^\s+(?:in|with)\s+(?:a|an|the|his|her)?\s*(?:boat|spaceship|car|forest|desert|room|kitchen|field|street|city|garden|wheelchair|dog|cat|horse|umbrella|gun|sword|surfboard|skateboard)\b/i.test(
      rest,
    )
  );
}
