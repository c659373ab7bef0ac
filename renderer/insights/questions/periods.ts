import type { Trends } from '../../../shared/insights.ts';
import { msg } from '../../words/t.ts';
import { textColumn } from '../question.ts';
import { formatDay } from './days.ts';

export const periodColumn = (unit: Trends['unit']) => textColumn(unit, unit === 'week' ? msg('Week from') : msg('Day'), formatDay);
