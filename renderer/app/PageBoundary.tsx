import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../ui/EmptyState.tsx';
import { t } from '../words/t.ts';

/** A fault while drawing one page leaves the frame, the queue and the other pages alone. */
export class PageBoundary extends Component<{ children: ReactNode }, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: Error): { fault: Error } {
    return { fault };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <EmptyState Icon={TriangleAlert} title={t('This page could not be drawn')}>
        <p>{fault.message}</p>
        <button type="button" className="button" onClick={() => this.setState({ fault: null })}>
          {t('Try again')}
        </button>
      </EmptyState>
    );
  }
}
