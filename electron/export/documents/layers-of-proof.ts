import { AppError } from '../../../shared/errors.ts';
import type { LetteringRegion } from '../../../shared/lettering.ts';
import { msg } from '../../../shared/msg.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import type { Raster } from '../../../shared/raster.ts';
import { type Said, said, type ValueList } from '../../../shared/sentence.ts';
import { decodeImage } from '../../image/codecs.ts';
import { composite } from '../../image/composite.ts';
import { withAlpha } from '../../image/rgba.ts';
import { maskOf } from '../../render/operations/operation.ts';
import { eraseText } from '../../typography/erase.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import { growQuad, maskOfRegions } from '../../typography/pass-regions.ts';
import type { StepResult } from '../ports.ts';
import type { DocumentString, ProofDocument } from './proof-document.ts';
import { separate } from './separate.ts';
import { layerOf, outlinesOf } from './set-again.ts';

export interface DocumentSources {
  /** The bytes of an artifact, checked against its hash. @throws AppError not-found | conflict */
  read(sha256: string, what: string): Promise<Uint8Array>;
  /** What the typography pass left beside its picture; null = nothing. */
  step: StepResult | null;
  fonts: FontLibrary;
}

/**
 * Takes an approved proof apart into what layered files hold. What older proofs did not keep is made again from their report;
 * where even that is not told, the document has less, and its notes say what.
 * @throws AppError unreadable-image | what `read` throws for the picture and its base
 */
export async function documentOf(proof: ProofDetail, sources: DocumentSources): Promise<ProofDocument> {
  const load = async (sha256: string, what: string) => decodeImage(await sources.read(sha256, what), what);
  const notes: Said[] = [];
  const approved = await load(proof.afterSha256, `The image file of proof ${proof.id}`);
  const base = proof.beforeSha256 === proof.afterSha256 ? null : await load(proof.beforeSha256, `The base of proof ${proof.id}`);
  const { width, height } = approved;
  const mask = proof.maskSha256 === null ? null : maskOf(await load(proof.maskSha256, `The text mask of proof ${proof.id}`));
  const parts: ProofDocument['parts'] = [];
  for (const { name, sha256 } of proof.layers) parts.push({ name, image: await load(sha256, `The ${name} layer of proof ${proof.id}`) });
  const shared = { title: proof.prompt, width, height, original: base, mask, parts, notes };

  const regions = setRegions(proof);
  const isTakenApart = regions.length > 0 && base !== null && mask !== null && isSameSize(base, approved) && isSameSize(mask, approved);
  if (!isTakenApart) {
    if (regions.length > 0) notes.push(said('The picture has another size than its base: its lettering could not be taken apart.'));
    return { ...shared, final: approved, background: approved, strings: [] };
  }

  const kept = await keptOf(proof, sources, load);
  const told = regions.map(({ region, index }) => ({ region, text: region.wanted, outlines: kept.outlines[index] || outlinesOf(sources.fonts, region) }));
  const lettering = kept.lettering ?? setAgain(told, approved, sources.fonts);
  const cleared = kept.cleared ?? clearAgain(proof, base, mask, kept, notes);
  noteWhatIsMissing(told, lettering, notes);
  const [final, ground] = alike(approved, cleared);
  const { background, pixels } = separate({ final, cleared: ground, mask, lettering, strings: told });
  return { ...shared, final, background, strings: told.map((string, i) => ({ ...string, pixels: pixels[i] })) };
}

type SetString = Omit<DocumentString, 'pixels'>;

function setRegions({ lettering }: ProofDetail): { region: LetteringRegion & { wanted: string }; index: number }[] {
  return (lettering?.regions ?? []).flatMap((region, index) => {
    const { wanted } = region;
    return wanted !== null && region.action !== 'kept' && region.font !== null ? [{ region: { ...region, wanted }, index }] : [];
  });
}

interface Kept {
  /** True where the pass says that nothing was erased; it is silent about proofs that were lettered before such things were kept. */
  hasErasedNothing: boolean;
  cleared: Raster | null;
  lettering: Raster | null;
  outlines: string[];
}

async function keptOf(proof: ProofDetail, { step: result }: DocumentSources, load: (sha256: string, what: string) => Promise<Raster>): Promise<Kept> {
  const picture = async (name: 'cleared' | 'lettering') => {
    const sha256 = result?.outputs[name];
    if (sha256 === undefined) return null;
    try {
      return await load(sha256, `The ${name} picture of proof ${proof.id}`);
    } catch (error) {
      // It can be made again: its file may have been cleaned away.
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    }
  };
  const outlines = Array.isArray(result?.data.outlines) ? result.data.outlines.map(String) : [];
  return {
    hasErasedNothing: outlines.length > 0 && result?.outputs.cleared === undefined,
    cleared: await picture('cleared'),
    lettering: await picture('lettering'),
    outlines,
  };
}

/** All strings in one layer; null when one of them cannot be set again. */
function setAgain(strings: readonly SetString[], size: Raster, fonts: FontLibrary): Raster | null {
  let whole: Raster | null = null;
  for (const { region } of strings) {
    const layer = layerOf(fonts, region, size);
    if (!layer) return null;
    whole = whole ? composite(whole, layer) : layer;
  }
  return whole;
}

/** The base without its old lettering. */
function clearAgain({ lettering }: ProofDetail, base: Raster, mask: Raster, { hasErasedNothing }: Kept, notes: Said[]): Raster {
  const gone = (lettering?.regions ?? []).filter(({ action }) => action === 'replaced' || action === 'erased');
  if (gone.length === 0 || hasErasedNothing) return base;
  notes.push(said('The restored background was made again: what lies under the letters may differ from what the typography pass made.'));
  const hole = maskOfRegions(
    base.width,
    base.height,
    gone.map(({ quad }) => ({ quad: growQuad(quad, 0.35) })),
  );
  const data = hole.data.map((value, i) => (mask.data[i] === 0 ? 0 : value));
  return eraseText(base, { ...hole, data }).image;
}

function noteWhatIsMissing(strings: readonly SetString[], lettering: Raster | null, notes: Said[]): void {
  if (!lettering)
    notes.push(said('The edges of the letters are not known: the lettering layers hold the picture’s own pixels, with ground around the letters.'));
  const without = strings.filter(({ outlines }) => outlines === '');
  if (without.length > 0) notes.push(said('No outlines are known for {strings}: an older version set them.', { strings: named(without) }));
  const untold = strings.filter(({ region }) => !region.area || !region.effects);
  if (untold.length > 0) notes.push(said('Place and look of {strings} are not in the report: no editable text.', { strings: named(untold) }));
}

function named(strings: readonly SetString[]): ValueList {
  return { list: strings.map(({ text }) => ({ message: msg('“{text}”'), values: { text } })), join: 'comma' };
}

function isSameSize(a: Raster, b: Raster): boolean {
  return a.width === b.width && a.height === b.height;
}

/** Both with alpha when one has it. */
function alike(a: Raster, b: Raster): [Raster, Raster] {
  return a.channels === b.channels ? [a, b] : [withAlpha(a), withAlpha(b)];
}
