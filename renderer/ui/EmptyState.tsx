import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  Icon: LucideIcon;
  title: string;
  children?: ReactNode;
}

/** What a page says when it has nothing to show: how to get something. */
export function EmptyState({ Icon, title, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Icon size={28} strokeWidth={1.25} aria-hidden />
      <h2>{title}</h2>
      {children}
    </div>
  );
}
