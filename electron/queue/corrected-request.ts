import type { Job, ReadingCorrection } from '../../shared/job.ts';

/** The request with the artist's corrections in it; null takes one back. */
export function correctedRequest(request: Job['request'], { intent, lettering, words }: ReadingCorrection): Job['request'] {
  const result = { ...request };
  if (intent !== undefined) result.intent = intent ?? undefined;
  if (words !== undefined) result.words = words ?? undefined;
  if (lettering !== undefined) {
    const { texts: _, placements: __, ...rest } = request.lettering ?? {};
    const strings = lettering && { texts: lettering.map(({ text }) => text), placements: lettering.map(({ placement }) => placement) };
    result.lettering = { ...rest, ...strings };
  }
  return result;
}
