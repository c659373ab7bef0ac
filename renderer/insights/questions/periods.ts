import type { Trends } from '../../../shared/insights.ts';
import { textColumn } from '../question.ts';
import { formatDay } from './days.ts';

/** "Mar 9"; of a week its Monday. */
export const formatPeriod = (unit: Trends['unit'], period: string) => (unit === 'week' ? `week of ${formatDay(period)}` : formatDay(period));

export const periodColumn = (unit: Trends['unit']) => textColumn(unit, unit === 'week' ? 'Week from' : 'Day', formatDay);

export const periodWords = (unit: Trends['unit']) => (unit === 'week' ? 'week, by its Monday' : 'day');
