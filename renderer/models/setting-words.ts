import { msg, t } from '../words/t.ts';

interface SettingWords {
  label: string;
  hint?: string;
}

/** Settings of connections and models in an artist's words, by their name in the options. */
const WORDS: Readonly<Record<string, SettingWords>> = {
  timeoutMs: { label: msg('Longest time of a call, ms'), hint: msg('After that the call is given up. 600000 is ten minutes.') },
  organization: { label: msg('Organisation'), hint: msg('Whose bill it is, where your account has several.') },
  project: { label: msg('Project'), hint: msg('Whose bill it is, where your account has several.') },
  requestsInFlight: { label: msg('Requests at once'), hint: msg('Left empty: no limit.') },
  imagesInFlight: { label: msg('Images at once') },
  usdPerCredit: { label: msg('US dollars a credit') },
  filteredIsBilled: { label: msg('A held-back picture is billed'), hint: msg('As your bill says. Unsaid: Galley leaves such a bill open and asks.') },
  isFree: { label: msg('Costs nothing'), hint: msg('A server of your own.') },
  method: { label: msg('Method') },
  path: { label: msg('Path'), hint: msg('Behind the address: /v2/images') },
  testPath: { label: msg('Path of the test'), hint: msg('Something that is free to ask for.') },
  responseKind: { label: msg('What comes back') },
  resultPath: { label: msg('Where the pictures stand'), hint: msg('In the answer: images[*].url. Left empty: wherever they are found.') },
  sampler: { label: msg('Sampler') },
  scheduler: { label: msg('Scheduler') },
  steps: { label: msg('Steps of a final') },
  draftSteps: { label: msg('Steps of a draft') },
  guidance: { label: msg('Guidance'), hint: msg('How closely the prompt is followed.') },
  upscaler: { label: msg('Upscaler') },
  upscaleModel: { label: msg('Upscale model'), hint: msg('A file on the server.') },
  batch: { label: msg('Images a call') },
  maxSide: { label: msg('Longest side, px') },
  maskBlur: { label: msg('Mask edge, px'), hint: msg('How softly a repainted place begins.') },
  family: { label: msg('Family'), hint: msg('Which built-in workflow renders it.') },
  inpaint: { label: msg('Repainting'), hint: msg('noise-mask: any checkpoint. encode: one made for inpainting.') },
  dialect: { label: msg('Speaks like') },
  edits: { label: msg('Can repaint') },
  responseFormat: { label: msg('Pictures come as') },
  partialImages: { label: msg('Rough pictures while it works'), hint: msg('1 to 3; each costs a little.') },
  editModel: { label: msg('Model that repaints'), hint: msg('Its name at the server, where it is another one.') },
  remixModel: { label: msg('Model that remixes'), hint: msg('Its name at the server, where it is another one.') },
};

/** How a setting is called; one that nobody has named yet by its own name, with spaces. */
export function settingWords(name: string): { label: string; hint: string } {
  const known = WORDS[name];
  if (known === undefined) return { label: spaced(name), hint: '' };
  return { label: t(known.label), hint: known.hint === undefined ? '' : t(known.hint) };
}

function spaced(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}
