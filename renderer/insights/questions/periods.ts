import type { Trends } from '../../../shared/insights.ts';
import { textColumn } from '../question.ts';
import { formatDay } from './days.ts';

export const periodColumn = (unit: Trends['unit']) => textColumn(unit, unit === 'week' ? 'Week from' : 'Day', formatDay);

export const periodWords = (unit: Trends['unit']) => (unit === 'week' ? 'week, by its Monday' : 'day');
