import { describe, expect, it } from 'vitest';
import { maskToolSyntax } from '../../electron/prompt/tool-syntax.ts';
import { readPrompt } from './read.ts';

const texts = (prompt: string) => readPrompt(prompt).lettering.map(({ text }) => text);

const PROMPTS = [
  'a storefront sign that says "Fern & Fable" in gold serif',
  "a mug with 'World's Best Mom' on it, studio photo",
  'poster with the words “Night Market” at the top and “June 12” at the bottom',
  'a sign that reads mind the gap above a platform',
  'portrait of a sailor, no text',
  'ein Schild mit der Aufschrift „Geöffnet“, Holz',
  'a cake with "Happy 40th, Ana!" written in pink icing',
];
const AROUND = [
  '<lora:neonSigns:0.8>',
  '--ar 16:9 --v 6',
  '--no text',
  '--seed 42',
  '<embedding:bad-hands>',
  '(masterpiece:1.3)',
  '[blurry:0.4]',
  '--tile',
  'BREAK',
  '::2',
];

describe('tool syntax', () => {
  it('around a prompt never changes its strings', () => {
    for (const prompt of PROMPTS) {
      for (const syntax of AROUND) {
        if (syntax !== '::2' && !syntax.startsWith('--')) expect([syntax, prompt, texts(`${syntax} ${prompt}`)]).toEqual([syntax, prompt, texts(prompt)]);
        if (syntax !== '--no text')
          expect([prompt, syntax, texts(`${prompt}${syntax === '::2' ? '' : ', '}${syntax}`)]).toEqual([prompt, syntax, texts(prompt)]);
      }
    }
  });

  it.each([
    ['a sign that says ("OPEN":1.3)', ['OPEN']],
    ['a sign that says "OPEN"::2 on a door::1', ['OPEN']],
    ['a terminal window showing the text "npm run dev --port 8080"', ['npm run dev --port 8080']],
    ['a t-shirt with the text "a::2"', ['a::2']],
    ['a poster that says "<lora:what:1>"', ['<lora:what:1>']],
    ['a chalkboard with "(x:2)" written on it', ['(x:2)']],
  ])('stands inside a string as it is: %s', (prompt, wanted) => {
    expect(texts(prompt)).toEqual(wanted);
  });

  it('keeps every offset', () => {
    const prompt = '(a fox:1.2) <lora:x:1> in snow::2 --ar 3:2 --tile "OPEN"';
    expect(maskToolSyntax(prompt)).toHaveLength(prompt.length);
    expect(maskToolSyntax(prompt).replace(/ +/g, ' ').trim()).toBe('(a fox ) in snow "OPEN"');
  });

  it('is never content', () => {
    const { object, style, evidence } = readPrompt('(a knight:1.3) in a forest <lora:texturePack:0.8> --ar 16:9 --style raw::2');
    const words = [...object, ...style, ...evidence].map(({ text }) => text).join(' ');
    expect(words).not.toMatch(/lora|texture|16|1\.3|raw|::/);
  });
});
