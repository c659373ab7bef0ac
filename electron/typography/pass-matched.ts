import type { LetteringArea } from '../../shared/lettering.ts';
import { chooseFont } from './font-choice.ts';
import type { LetteringMatch } from './match.ts';
import { isUnreadable } from './match-unread.ts';
import { measureLook } from './pass-ink.ts';
import type { Line, PassPlan, PlannedPiece, PlanRequest } from './pass-plan-types.ts';
import { areaOfRegion } from './pass-regions.ts';
import type { TextRegion } from './ports.ts';
import { quadSize } from './read/outline.ts';
import { isAsWanted, looksAsWanted } from './settle.ts';

/** What is to be done about a string that has its regions. Those that stay are added to `kept`. */
export function matchedLine(request: PlanRequest, match: LetteringMatch, regions: readonly TextRegion[], kept: PassPlan['kept']): Line {
  const { texts, placements } = request;
  const wanted = match.texts.map((index) => texts[index]).join(' ');
  const readBefore = match.regions.map((index) => regions[index].text).join(' ');
  const line: Line = { wanted, readBefore, pieces: [], kept: [] };
  // As a whole, wherever the detector cut it.
  const isRight = isAsWanted(wanted, readBefore) || looksAsWanted(wanted, readBefore);
  // What somebody drew may be right in letters that nobody here can read.
  const staysUnread = request.isImported && isUnreadable(wanted);
  match.regions.forEach((index, i) => {
    const region = regions[index];
    const part = match.parts[i] ?? '';
    const isPartRight = isAsWanted(part, region.text) || looksAsWanted(part, region.text);
    if (isRight || staysUnread || isPartRight) {
      line.kept.push(region.text);
      kept.push({ region, wanted: isRight && !isPartRight ? region.text : part });
    } else {
      line.kept.push(null);
      line.pieces.push(replacement(request, region, part, placements[match.texts[0]] ?? ''));
    }
  });
  return line;
}

function replacement({ image, options, seed }: PlanRequest, region: TextRegion, wanted: string, placement: string): PlannedPiece {
  const look = measureLook(image, region.quad);
  const area = areaOfRegion(region, look);
  const font = options.font ?? fontLike(region, look.weight, wanted, placement, area, seed);
  return { wanted, placement, area, font, action: 'replaced', cleared: [region], readBefore: region.text };
}

/** A bundled face of about the width and weight of the old lettering; the script of the new string has the last word. */
function fontLike(region: TextRegion, weight: number, wanted: string, placement: string, area: LetteringArea, seed: number): string {
  const { width, height } = quadSize(region.quad);
  // The detector's band is about twice as high as capitals and longer by about one capital.
  const capital = height / 2;
  const pitch = (width - capital) / Math.max(1, [...region.text.replace(/\s/gu, '')].length) / capital;
  const isCondensed = pitch < 0.62;
  const isHeavy = weight > 0.26;
  const kindHint = isCondensed ? (isHeavy ? 'anton' : 'oswald') : isHeavy ? 'lilita-one' : 'inter';
  return chooseFont({ text: wanted, area, placement, kindHint, seed });
}
