/** Prompts stay as they are in every language: they are what the reader of prompts understands. */
export const EXAMPLES = [
  'Vintage bakery shop sign that says "Fresh Bread Daily" in gold serif letters',
  'Seamless texture of woven linen, natural undyed, soft daylight',
  'Round badge with the words "Northern {Trail|Ridge} Club" along the rim',
];
