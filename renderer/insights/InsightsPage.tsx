import { ChartNoAxesColumn } from 'lucide-react';
import { EmptyState } from '../ui/EmptyState.tsx';

export function InsightsPage() {
  return <EmptyState Icon={ChartNoAxesColumn} title="Insights" />;
}
