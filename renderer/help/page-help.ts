import type { Page } from '../app/navigation-store.ts';
import { msg } from '../words/t.ts';

export interface PageHelp {
  /** What the page is for, one or two sentences. */
  purpose: string;
  /** Things to try, each a sentence. */
  tries: readonly [string, string, string];
  /** Actions whose keys come first, by id; the others follow in their own order. */
  firstKeys?: readonly string[];
}

/** The help of every page; marked with `msg`. */
export const PAGE_HELP: Readonly<Record<Page, PageHelp>> = {
  queue: {
    purpose: msg('Here prompts become pictures. Write one or many, see what Galley reads in them, and let them run, overnight if you like.'),
    tries: [
      msg('Write a prompt with words in quotes: they are lettered exactly as you wrote them.'),
      msg('Write {open}oak|pine{close} planks: one prompt for each of the words.'),
      msg('Drag a waiting job up or down, or drop an image here to have its lettering set right.'),
    ],
  },
  review: {
    purpose: msg('Here you decide what is good enough to leave. Every proof stands beside its picture before the lettering, with what was measured.'),
    tries: [
      msg('Judge by keyboard: approve, ask for changes, or reject, and the next proof follows.'),
      msg('Press Space to blink between before and after; the wheel zooms both together.'),
      msg('Open “Edit lettering” to move words, change their font or bend them.'),
    ],
    firstKeys: ['review.approve', 'review.changes', 'review.reject', 'review.note', 'review.next', 'review.next-unjudged', 'review.lettering'],
  },
  compare: {
    purpose: msg('Here two to four images are laid over each other to the pixel, and every difference gets a number and a map.'),
    tries: [
      msg('Drop two images here, or choose them from your proofs.'),
      msg('Lay a map over the picture: dark is the same, bright is different.'),
      msg('Swipe, blink or look at both side by side.'),
    ],
    firstKeys: ['compare.choose', 'compare.swap', 'compare.next-map', 'compare.map-place'],
  },
  matrix: {
    purpose: msg(
      'Here your team says which model renders what. Each row is a kind of picture, each cell a list of models in the order in which they are tried.',
    ),
    tries: [
      msg('Add a model to a cell and see at once which of your newest prompts would go there.'),
      msg('Look at the figures of a cell: how long it takes, what it costs, how often its pictures are approved.'),
      msg('Save, and go back to any earlier version when you like that one better.'),
    ],
  },
  models: {
    purpose: msg('Here you connect what renders: engines on your own machines and services online. Galley’s own engine, Sketch, is always there.'),
    tries: [
      msg('Start ComfyUI or AUTOMATIC1111 and let Galley find it.'),
      msg('Add an online service with your key, and test it: asking is free.'),
      msg('Import a ComfyUI workflow of your own.'),
    ],
  },
  spending: {
    purpose: msg('Here you see what pictures from online services cost, and set how much they may cost. Your own machines are free.'),
    tries: [
      msg('Set a budget for a day: what does not fit waits and says so.'),
      msg('Look at every call with its price, and save the list for the accounts.'),
      msg('Settle what may have been billed: Galley never pays twice without your word.'),
    ],
  },
  gates: {
    purpose: msg('Here you set limits that mark a proof green, amber or red before anybody looks. A mark never approves: that stays with people.'),
    tries: [
      msg('Type a number and see at once how many of your proofs it would mark.'),
      msg('Set one limit tighter for faces than for textures.'),
      msg('Then go from one red proof to the next in Review.'),
    ],
  },
  'bake-off': {
    purpose: msg('Here you find out which model or setting is better: the same prompts, every candidate, measured and judged blind.'),
    tries: [
      msg('Set up a bake-off with two candidates and a handful of prompts.'),
      msg('Vote blind: two pictures at a time, and nobody knows whose they are.'),
      msg('Take the winner over into the matrix.'),
    ],
  },
  insights: {
    purpose: msg('Here you see whether it is getting better: where the time goes, whether the lettering comes out right, how often work is done again.'),
    tries: [
      msg('Press a bar of a chart: all others then show only that.'),
      msg('Open a chart’s menu for its numbers as a table or a picture.'),
      msg('Choose a golden set, and Galley tells when a model begins to draw differently.'),
    ],
  },
  export: {
    purpose: msg('Here approved proofs become files, named and sized as you need them. Nothing that is not approved leaves.'),
    tries: [
      msg('Choose the proofs above and look at the list of files before anything is written.'),
      msg('Change the names: the list shows at once what they become.'),
      msg('Tick Photoshop to get the lettering as layers that can be edited.'),
    ],
  },
};
