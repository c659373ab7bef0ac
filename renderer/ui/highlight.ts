/** A piece of text and the kinds of all marks that cover it, in order of the marks. */
export interface Segment {
  text: string;
  kinds: readonly string[];
}

/** A half-open range of UTF-16 code units to mark. */
export interface Mark {
  start: number;
  end: number;
  kind: string;
}

/** Cuts a text at the edges of its marks; marks may overlap and are clipped to the text. */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const cuts = new Set([0, text.length]);
  for (const mark of marks) {
    cuts.add(Math.min(Math.max(mark.start, 0), text.length));
    cuts.add(Math.min(Math.max(mark.end, 0), text.length));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => ({
    text: text.slice(start, edges[index + 1]),
    kinds: [...new Set(marks.filter((mark) => mark.start <= start && mark.end >= edges[index + 1]).map((mark) => mark.kind))],
  }));
}
