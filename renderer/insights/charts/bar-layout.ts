/** Height of a bar's row and of the line of headings, px. */
export const ROW = 28;
export const HEAD = 20;

const LEAST_LABEL = 104;
const MOST_LABEL = 168;
/** Room for one column of figures, and at least for a figure at the end of the longest bar. */
const COLUMN = 84;
const END = 76;
/** Of a digit. */
const DIGIT = 7;

export interface BarLayout {
  /** Where bars begin, px. */
  left: number;
  /** px for each unit of the value. */
  scale: number;
  /** Right edge of a column of figures, px. */
  columnEnd: (index: number) => number;
}

export interface BarLayoutOptions {
  width: number;
  /** Columns of figures. */
  columns: number;
  /** Characters of the longest figure at a bar's end. */
  figureLength?: number;
  /** The value of a full bar. */
  most: number;
  /** Room for labels, px; left out = by the width. */
  labelWidth?: number | undefined;
}

/** Where things stand in a bar chart of this width. */
export function barLayout({ width, columns, figureLength = 0, most, labelWidth }: BarLayoutOptions): BarLayout {
  const left = labelWidth ?? Math.max(LEAST_LABEL, Math.min(MOST_LABEL, width * 0.3));
  const right = columns === 0 ? Math.max(END, figureLength * DIGIT + 16) : columns * COLUMN + 8;
  return {
    left,
    scale: most === 0 ? 0 : Math.max(0, width - left - right) / most,
    columnEnd: (index) => width - 6 - (columns - 1 - index) * COLUMN,
  };
}
