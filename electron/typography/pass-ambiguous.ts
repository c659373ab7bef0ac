import { AppError } from '../../shared/errors.ts';
import { boxAround } from '../../shared/geometry.ts';
import type { Ambiguity, TextRegion } from './ports.ts';

/** The refusal that asks which region is meant: names every candidate by number, with what it reads and where it stands. */
export function ambiguousRegion(ambiguities: readonly Ambiguity[], regions: readonly TextRegion[]): AppError {
  const numbers = [...new Set(ambiguities.flatMap((ambiguity) => ambiguity.regions))].sort((a, b) => a - b);
  const places = numbers.map((index) => ({ region: index + 1, reads: regions[index].text, box: rounded(regions[index]) }));
  const questions = ambiguities.map(({ wanted, regions: candidates, proposal, isUnread }) => {
    const others = candidates.map((index) => index + 1).join(' or ');
    if (isUnread) return `“${wanted}” may stand in region ${others} already, in letters that cannot be read here`;
    return `“${wanted}” may belong into region ${others}${proposal === null || candidates.length === 1 ? ' or a new place' : ''}`;
  });
  const list = places.map(
    ({ region, reads, box }) => `  ${region}: ${reads ? `“${reads}”` : 'unreadable'} at ${box.x},${box.y}, ${box.width} × ${box.height} px`,
  );
  const [{ wanted }] = ambiguities;
  const leave = ambiguities.some(({ isUnread }) => isUnread) ? ' Leave a string out where what stands there is right.' : '';
  const message = `${questions.join('; ')}.\n${list.join('\n')}\nSay which is meant with --region ${numbers[0] + 1}="${wanted}".${leave}`;
  return new AppError('ambiguous-region', message, { details: { ambiguities: ambiguities.map((entry) => ({ ...entry })), regions: places } });
}

function rounded({ quad }: TextRegion): { x: number; y: number; width: number; height: number } {
  const { x, y, width, height } = boxAround(quad);
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}
