import { Table2 } from 'lucide-react';
import { EmptyState } from '../ui/EmptyState.tsx';

export function MatrixPage() {
  return <EmptyState Icon={Table2} title="Decision matrix" />;
}
