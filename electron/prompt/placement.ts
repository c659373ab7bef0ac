const AFTER =
  /^["'”’»」』]{0,2}[\s,]{0,3}(?:(?:is|are|prominently|clearly|boldly|neatly|being|lettering|text|letters)\s+){0,2}(?:(?:written|printed|engraved|embroidered|carved|painted|stamped|etched|inscribed|displayed|placed|set|centered|centred|emblazoned|spelled out|tattooed)\s+)?((?:(?:on|at|across|along|around|above|below|beneath|under|over|inside|in|onto|near|behind)\s+)(?:[^\s,.;:!?"'“”‘’()]+\s+){0,6}?[^\s,.;:!?"'“”‘’()]+)(?=\s*(?:[,.;:!?"“”()]|$|\s(?:and|with|that|which|while|says|featuring|against|surrounded|next|saying)\b))/iu;
const BEFORE =
  /(?:^|[\s,.;])((?:on|at|across|along|around|above|below|beneath|under|inside|in)\s+(?:the|an?|its|his|her|their)\s+(?:[^\s,.;:!?"'“”‘’()]+\s+){0,4}?[^\s,.;:!?"'“”‘’()]+)(?:\s*[,:]\s*|\s+)(?:(?:it|which|that)\s+)?(?:(?:there is|with|has|have|it|a|says?|saying|reads?|reading|shows?|appears|the|main|words?|text|title|phrase|prominently|in|soft-rounded|bold|letters|written|printed|is)[\s:]*){0,6}["'“‘«「『]{0,1}$/iu;

/** Where or how a string should stand, in the prompt's own words ("on the ribbon", "in gold serif"); '' when it does not say. */
export function findPlacement(text: string, start: number, end: number): string {
  const after = AFTER.exec(text.slice(end, end + 120))?.[1];
  if (after !== undefined) return after.trim();
  const before = BEFORE.exec(text.slice(Math.max(0, start - 110), start))?.[1];
  return before?.trim() ?? '';
}

/** Placements of a prompt's strings, in the same order. */
export function findPlacements(text: string, spans: readonly { start: number; end: number }[]): string[] {
  return spans.map((span) => findPlacement(text, span.start, span.end));
}
