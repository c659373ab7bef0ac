import type { ActionSpec } from '../app/actions/action.ts';
import { msg } from '../words/t.ts';

/** What can be done in a viewer, on whatever page it is; ids get the page's name in front: `review.fit`. */
const VIEWER_ACTIONS = [
  { name: 'next-mode', title: msg('Next way to compare'), keys: ['S'] },
  { name: 'previous-mode', title: msg('Previous way to compare'), keys: ['Shift+S'] },
  { name: 'side', title: msg('Show side by side'), keys: [] },
  { name: 'swipe', title: msg('Swipe from side to side'), keys: ['W'] },
  { name: 'swipe-down', title: msg('Swipe up and down'), keys: ['Shift+W'] },
  { name: 'onion', title: msg('Onion skin: one picture through the other'), keys: ['Shift+O'] },
  { name: 'blink', title: msg('Blink: pictures take turns'), keys: ['B'] },
  { name: 'difference', title: msg('Difference of two pictures'), keys: ['Shift+D'] },
  { name: 'hold', title: msg('Hold to see the first picture'), keys: ['Space'], isHidden: true },
  { name: 'loupe', title: msg('Loupe: hold to see pixels and their values'), keys: ['I'], isHidden: true },
  { name: 'less', title: msg('Less: opacity, gain, speed, edge'), keys: ['['] },
  { name: 'more', title: msg('More: opacity, gain, speed, edge'), keys: [']'] },
  { name: 'mask', title: msg('Text mask'), keys: ['M'] },
  { name: 'regions', title: msg('Lettering regions'), keys: ['L'] },
  { name: 'next-region', title: msg('Zoom to the next lettering region'), keys: ['T'] },
  { name: 'ground', title: msg('Next ground'), keys: ['G'] },
  { name: 'alignment', title: msg('Pictures of other sizes: made to fit, or pixel on pixel'), keys: [] },
  { name: 'fit', title: msg('Fit'), keys: ['F', 'Mod+0'] },
  { name: 'fit-width', title: msg('Fit width'), keys: ['Shift+F'] },
  { name: 'actual-size', title: msg('100 %'), keys: ['Z', 'Mod+1'] },
  { name: 'zoom-in', title: msg('Zoom in'), keys: ['+', '='] },
  { name: 'zoom-out', title: msg('Zoom out'), keys: ['-'] },
  { name: 'pan-left', title: msg('Pan to the left'), keys: ['Shift+ArrowLeft'], isHidden: true },
  { name: 'pan-right', title: msg('Pan to the right'), keys: ['Shift+ArrowRight'], isHidden: true },
  { name: 'pan-up', title: msg('Pan up'), keys: ['Shift+ArrowUp'], isHidden: true },
  { name: 'pan-down', title: msg('Pan down'), keys: ['Shift+ArrowDown'], isHidden: true },
] as const;

export type ViewerActionName = (typeof VIEWER_ACTIONS)[number]['name'];

/** Pages that have a viewer with keys of its own. */
export type ViewerPage = 'review' | 'compare' | 'bake-off';

const GROUPS: Record<ViewerPage, string> = {
  review: msg('Review: the picture'),
  compare: msg('Compare: the pictures'),
  'bake-off': msg('Bake-off: the pictures'),
};

/** Arrow keys alone are free where they don't step from proof to proof. */
const PLAIN_ARROWS: Partial<Record<ViewerActionName, string>> = {
  'pan-left': 'ArrowLeft',
  'pan-right': 'ArrowRight',
  'pan-up': 'ArrowUp',
  'pan-down': 'ArrowDown',
};

function specsOf(page: ViewerPage): ActionSpec[] {
  return VIEWER_ACTIONS.map(({ name, keys, ...spec }) => {
    const arrow = page === 'compare' ? PLAIN_ARROWS[name] : undefined;
    return { ...spec, id: `${page}.${name}`, group: GROUPS[page], page, keys: arrow === undefined ? keys : [arrow, ...keys] };
  });
}

/** What there is to do with pictures that only stand side by side. */
const LOOKING: readonly ViewerActionName[] = [
  'ground',
  'fit',
  'fit-width',
  'actual-size',
  'zoom-in',
  'zoom-out',
  'pan-left',
  'pan-right',
  'pan-up',
  'pan-down',
];

/** Looking closely in a dialog of a page: fit, 100 %, zoom, ground, pan. */
function lookingSpecs(page: ViewerPage): ActionSpec[] {
  return specsOf(page)
    .filter(({ id }) => LOOKING.some((name) => id === `${page}.${name}`))
    .map((spec) => ({ ...spec, inDialog: true, isHidden: true }));
}

/** The viewer's actions on all of its pages. */
export const VIEWER_SPECS: readonly ActionSpec[] = [
  ...specsOf('review'),
  { id: 'review.next-map', title: msg('Next heat map'), group: GROUPS.review, page: 'review', keys: ['Shift+K'] },
  ...specsOf('compare'),
  ...lookingSpecs('bake-off'),
];
