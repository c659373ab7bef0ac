import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

export interface SectionProps {
  title: string;
  /** What is set here, in few words: seen while it is closed. */
  summary: string;
  isOpen?: boolean;
  children: ReactNode;
}

/** Settings that belong together, under a heading that folds them away. */
export function Section({ title, summary, isOpen = false, children }: SectionProps) {
  return (
    <details className="export-section" open={isOpen}>
      <summary>
        <ChevronRight size={14} aria-hidden />
        <h2>{title}</h2>
        <span className="export-section-summary">{summary}</span>
      </summary>
      <div className="export-section-body">{children}</div>
    </details>
  );
}
