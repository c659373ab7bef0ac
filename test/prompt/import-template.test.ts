import { describe, expect, it } from 'vitest';
import { importPrompts, parsePastedLines } from '../../electron/prompt/import-prompts.ts';
import { createVariationReader } from '../../electron/prompt/variations.ts';
import { readPrompt } from './read.ts';

const { read } = createVariationReader();

/** The prompts that an import comes to, all variations made. */
function promptsOf(name: string, text: string, template?: string) {
  const { requests, slots, problems } = importPrompts(name, text, template);
  return { prompts: requests.flatMap(({ prompt }, index) => read(prompt, slots?.[index]).all()), problems };
}

describe('a template', () => {
  it('leaves braces alone that other tools weigh words with', () => {
    const file = 'a {{fluffy}} cat\na dog\n';
    const plain = promptsOf('a.txt', file);
    const filled = promptsOf('a.txt', file, '{{prompt}}, in rain');
    expect(filled).toEqual({ ...plain, prompts: plain.prompts.map((prompt) => `${prompt}, in rain`) });
  });

  it('is filled by every row; names differ in case, spaces and underscores; other columns keep their meaning', () => {
    const csv = 'Shop Name,colour,Width,text\nThe Mill,red,512,OPEN\nCafé,sage green,,\n';
    expect(importPrompts('a.csv', csv, 'a {{COLOUR}} sign of {{shop_name}}')).toEqual({
      requests: [
        { prompt: 'a {{COLOUR}} sign of {{shop_name}}', width: 512, lettering: { texts: ['OPEN'] } },
        { prompt: 'a {{COLOUR}} sign of {{shop_name}}' },
      ],
      lines: [2, 3],
      slots: [
        new Map([
          ['colour', 'red'],
          ['shop_name', 'The Mill'],
        ]),
        new Map([
          ['colour', 'sage green'],
          ['shop_name', 'Café'],
        ]),
      ],
      columns: ['Shop Name', 'colour', 'Width', 'text'],
      problems: [],
    });
    expect(promptsOf('a.tsv', 'a\tb\n1\t2\n', '{{b}}-{{a}} {x|y}').prompts).toEqual(['2-1 x', '2-1 y']);
    expect(promptsOf('a.csv', 'a;b\n1;2\n', '{{b}}-{{a}}').prompts).toEqual(['2-1']);
    expect(promptsOf('a.csv', 'slogan\nHi\nYo\n', 'says {{slogan}}').prompts).toEqual(['says Hi', 'says Yo']);
  });

  it('takes cells literally', () => {
    expect(promptsOf('a.csv', 'x,y\n{a|b},__z__\n"{{y}}",\\\n', '{p|q} {{x}} {{y}}')).toEqual({
      prompts: ['p {a|b} __z__', 'q {a|b} __z__', 'p {{y}} \\', 'q {{y}} \\'],
      problems: [],
    });
  });

  it('names lines with an empty cell, and columns that are not there', () => {
    expect(promptsOf('a.csv', 'x,y\n1,2\n,3\n4,\n', 'a {{x}}')).toEqual({
      prompts: ['a 1', 'a 4'],
      problems: [{ line: 3, message: 'On line 3, “x” is empty.' }],
    });
    expect(() => importPrompts('a.csv', 'x,y\n1,2\n', 'a {{z}}')).toThrow('The template names {{z}}, which is no column: there are {{x}}, {{y}}.');
    expect(() => importPrompts('a.csv', 'width,y\n1,2\n', 'a cat')).toThrow('The template uses no column: write {{y}} where its cells should stand.');
    expect(() => parsePastedLines('a cat', 'a {{z}}')).toThrow('this list has only {{prompt}}');
  });

  it('may use the row’s own prompt, with its variations', () => {
    expect(promptsOf('a.txt', 'a {red|blue} cat\na dog', '{{prompt}}, poster').prompts).toEqual(['a red cat, poster', 'a blue cat, poster', 'a dog, poster']);
    expect(promptsOf('a.csv', 'prompt,colour\na {{colour}} cat,red\n', '{{prompt}}, {{Colour}} frame').prompts).toEqual(['a red cat, red frame']);
  });

  it('reads JSON fields, numbers too, and says what a row lacks', () => {
    const json = '[{"animal":"cat","no":7},\n{"animal":"dog"},\n{"animal":["a"],"no":1}]';
    expect(promptsOf('a.json', json, '{{Animal}} no. {{no}}')).toEqual({
      prompts: ['cat no. 7'],
      problems: [
        { line: 2, message: 'On line 2, “no” is missing.' },
        { line: 3, message: 'On line 3, “animal” is a list and cannot be filled in.' },
      ],
    });
    expect(importPrompts('a.jsonl', '{"animal":"cat"}').problems).toEqual([
      { line: 1, message: 'Line 1 has no prompt: name one “prompt”, or give a template that uses the other fields.' },
    ]);
  });
});

describe('a prompt column', () => {
  it('may be a template over the others', () => {
    expect(promptsOf('a.csv', 'prompt,animal\na {{Animal}} {x|y},cat\na dog,\na {{animal}},\na {{kind}},cat\n')).toEqual({
      prompts: ['a cat x', 'a cat y', 'a dog'],
      problems: [
        { line: 4, message: 'On line 4, “animal” is empty.' },
        { line: 5, message: 'On line 5, the prompt names {{kind}}, which is no column: there are {{prompt}}, {{animal}}.' },
      ],
    });
  });

  it('keeps double braces as text in a table without columns of its own', () => {
    expect(promptsOf('a.csv', 'prompt,width\n{{masterpiece}} cat,64\n').prompts).toEqual(['{{masterpiece}} cat']);
    expect(promptsOf('a.txt', '{{masterpiece}} cat').prompts).toEqual(['{{masterpiece}} cat']);
  });
});

describe('quotes in a cell', () => {
  const lettered = (template: string, cell: string) => {
    const [prompt] = promptsOf('a.json', JSON.stringify([{ slogan: cell }]), template).prompts;
    return { prompt, texts: readPrompt(prompt).lettering.map(({ text }) => text) };
  };

  it.each([
    ['a mug that says "{{slogan}}"', 'Night shift', 'a mug that says "Night shift"'],
    ['a mug that says "{{slogan}}"', "Don't panic", 'a mug that says "Don\'t panic"'],
    ['a mug that says "{{slogan}}"', 'Say "hi" first', 'a mug that says «Say "hi" first»'],
    ['a mug that says “{{slogan}}”', 'Say “hi” first', 'a mug that says «Say “hi” first»'],
    ['a mug that says "{{slogan}}"', 'A « B » "C"', 'a mug that says 「A « B » "C"」'],
  ])('%s, %s', (template, cell, prompt) => {
    expect(lettered(template, cell)).toEqual({ prompt, texts: [cell] });
  });
});
