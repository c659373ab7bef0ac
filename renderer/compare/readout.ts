import type { MapLegend } from '../../shared/measures.ts';
import { formatNumber } from '../ui/format.ts';
import { t } from '../words/t.ts';

/** A map's value from the colour that carries it; see `comparisonMapSchema`. */
export function valueText([red, green, blue]: ArrayLike<number> & Iterable<number>, { from, to, unit }: MapLegend): string {
  if (blue === 255) return t('{unit} no number', { unit });
  const share = (red * 256 + green) / 65_535;
  const figure = from + (to - from) * share;
  const value = formatNumber(figure, Math.abs(to - from) > 1 ? 1 : 3);
  return share === 1 && to > 1 ? t('{unit} {value} or more', { unit, value }) : `${unit} ${value}`;
}
