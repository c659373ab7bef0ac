import { AppError } from '../../../../shared/errors.ts';

/** Any JSON in which texts hold placeholders: "{width}" alone becomes a number, "a {width} px wide" a text. "{{" stands for "{". */
export type Template = unknown;
export type Filling = Readonly<Record<string, string | number | boolean | null>>;

/** Names that can stand in a template. Pictures are data URIs, or bare base64 under the names that say so; masks are as large as the picture. */
export const PLACEHOLDERS = [
  'prompt',
  'negative',
  'width',
  'height',
  /** The vendor's name of the nearest shape: "3:2". */
  'aspect',
  'seed',
  'steps',
  'guidance',
  'strength',
  /** How many pictures. */
  'images',
  'transparent',
  'image',
  'imageBase64',
  /** White = repaint. */
  'mask',
  'maskBase64',
  /** Black = repaint. */
  'maskInverted',
  'maskInvertedBase64',
  /** What the vendor calls the model. */
  'model',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** "{param.style}": a value of the matrix's cell. */
export const PARAM = 'param.';

const MARK = /\{\{|\{([a-zA-Z][\w.-]*)\}/g;
const ALONE = /^\{([a-zA-Z][\w.-]*)\}$/;
const MAX_DEPTH = 20;

/**
 * Names of the placeholders in a template.
 * @param what for errors: whose template it is
 * @throws AppError invalid-input for names that mean nothing, and for nesting without end
 */
export function namesIn(template: Template, what: string, depth = 0): Set<string> {
  const names = new Set<string>();
  if (depth > MAX_DEPTH) throw new AppError('invalid-input', `The template of ${what} is nested too deeply.`);
  if (typeof template === 'string') {
    for (const [, name] of template.matchAll(MARK)) {
      if (name === undefined) continue;
      if (!name.startsWith(PARAM) && !PLACEHOLDERS.includes(name as Placeholder)) throw unknownName(name, what);
      names.add(name);
    }
    return names;
  }
  if (typeof template !== 'object' || template === null) return names;
  for (const item of Object.values(template)) for (const name of namesIn(item, what, depth + 1)) names.add(name);
  return names;
}

function unknownName(name: string, what: string): AppError {
  const known = [...PLACEHOLDERS, `${PARAM}…`].map((candidate) => `{${candidate}}`).join(', ');
  return new AppError(
    'invalid-input',
    `The template of ${what} names {${name}}, which means nothing. These can be used: ${known}; a brace itself is written “{{”.`,
    {
      details: { name },
    },
  );
}

/** Not there at all: the field is left out. */
const NOTHING = Symbol('nothing');

/**
 * The template with every placeholder filled in, once: what is filled in is never looked through again, so that words of a prompt cannot become placeholders.
 * A field or list item that is nothing but a placeholder without a value (null or left out) is left out.
 */
export function fill(template: Template, filling: Filling): unknown {
  const filled = fillIn(template, filling);
  return filled === NOTHING ? null : filled;
}

function fillIn(template: Template, filling: Filling): unknown {
  if (typeof template === 'string') return fillText(template, filling);
  if (Array.isArray(template)) return template.map((item) => fillIn(item, filling)).filter((item) => item !== NOTHING);
  if (typeof template !== 'object' || template === null) return template;
  const entries = Object.entries(template).map(([name, item]) => [name, fillIn(item, filling)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== NOTHING));
}

function fillText(text: string, filling: Filling): unknown {
  const alone = ALONE.exec(text)?.[1];
  if (alone !== undefined) return filling[alone] ?? NOTHING;
  return text.replace(MARK, (_mark, name?: string) => (name === undefined ? '{' : String(filling[name] ?? '')));
}
