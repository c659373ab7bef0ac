import type { GateMark, GateMeasure } from '../../shared/gates.ts';
import type { ProofMetrics } from '../../shared/proof-metrics.ts';
import { formatNumber, formatShare } from '../ui/format.ts';
import { t } from '../words/t.ts';

export interface MetricRow {
  name: string;
  value: string;
  /** What limits look at; left out = they don't. */
  measure?: GateMeasure;
  /** good and bad only where the measure itself or a limit says so, doubtful where a limit does; everything else is for the eye to judge. */
  tone: 'good' | 'doubtful' | 'bad' | 'plain';
  explanation: string;
}

type Describe = (metrics: ProofMetrics) => MetricRow | null;

/** From here on a seam can be seen when the tile is repeated. */
const SEAM_LIMIT = 1.5;

const letteringRow: Describe = ({ characterErrorRate: { before, after } }) => {
  if (before === null && after === null) return null;
  const words = (rate: number | null) => (rate === null ? t('unread') : formatShare(rate));
  return {
    name: t('Character errors'),
    measure: 'characterErrorRate',
    value: `${words(before)} → ${words(after)}`,
    tone: after === null ? 'plain' : after === 0 ? 'good' : 'bad',
    explanation: t(
      'How many characters a reader (OCR) finds wrong, against the strings that were asked for. 0 % is exact; above 100 % there is more wrong text than text.',
    ),
  };
};

const outsideRow: Describe = ({ outsideMask }) =>
  outsideMask && {
    name: t('Change outside the text'),
    measure: 'outsideMax',
    value: t('max {max}, mean {mean}', { max: formatNumber(outsideMask.max, 0), mean: formatNumber(outsideMask.mean, 2) }),
    tone: outsideMask.max === 0 ? 'good' : 'plain',
    explanation: t(
      'Difference between base and final outside the text mask, in steps of 255. 0 means the picture around the lettering is untouched, bit for bit.',
    ),
  };

const similarityRow: Describe = ({ ssim }) =>
  ssim === null
    ? null
    : {
        name: t('SSIM, base to final'),
        value: formatNumber(ssim, 3),
        tone: 'plain',
        explanation: t('How much changed between base and final, not how good it is. 1 = nothing changed.'),
      };

const sharpnessRow: Describe = ({ sharpnessRatio }) =>
  sharpnessRatio === null
    ? null
    : {
        name: t('Sharpness, final ÷ base'),
        measure: 'sharpnessRatio',
        value: `× ${formatNumber(sharpnessRatio, 2)}`,
        tone: 'plain',
        explanation: t('Fine detail in the final against the base, over the whole image; crisp lettering counts as detail. 1 = as sharp as the base.'),
      };

const castRow: Describe = ({ colourCast }) =>
  colourCast === null
    ? null
    : {
        name: t('Colour cast ΔE'),
        measure: 'colourCast',
        value: formatNumber(colourCast, 2),
        tone: 'plain',
        explanation: t('Difference of the mean colours outside the mask (CIEDE2000). Below 1 nobody sees it; above 3 it is a cast.'),
      };

const seamRow: Describe = ({ seamRatio }) =>
  seamRatio && {
    name: t('Seam ratio'),
    measure: 'seamRatio',
    value: `↔ ${formatNumber(seamRatio.horizontal, 2)}, ↕ ${formatNumber(seamRatio.vertical, 2)}`,
    tone: Math.max(seamRatio.horizontal, seamRatio.vertical) <= SEAM_LIMIT ? 'good' : 'bad',
    explanation: t('Step across the tile’s border against a usual step inside it. About 1: no seam to see. Measured for textures.'),
  };

const ROWS: readonly Describe[] = [letteringRow, outsideRow, similarityRow, sharpnessRow, castRow, seamRow];

/** What was measured of a proof, in words; what does not apply or could not be measured is left out. The team's limits have the last word on its tone. */
export function metricRows(metrics: ProofMetrics, { reasons }: Pick<GateMark, 'reasons'> = { reasons: [] }): MetricRow[] {
  return ROWS.flatMap((describe) => describe(metrics) ?? []).map((row) => {
    const reason = reasons.find(({ measure }) => measure === row.measure);
    return reason === undefined ? row : { ...row, tone: reason.colour === 'red' ? 'bad' : 'doubtful' };
  });
}
