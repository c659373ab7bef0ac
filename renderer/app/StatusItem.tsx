import type { ReactNode } from 'react';
import { Tip } from '../ui/Tip.tsx';
import type { Page } from './navigation-store.ts';

export interface StatusItemProps {
  /** Where there is more about it. */
  page: Page;
  /** What it means, a sentence or two. */
  tip: ReactNode;
  tone?: 'plain' | 'warn' | 'bad';
  /** Besides going there. */
  onClick?: () => void;
  children: ReactNode;
}

/** A figure of the status bar; a click goes to its page. */
export function StatusItem({ page, tip, tone = 'plain', onClick, children }: StatusItemProps) {
  return (
    <Tip text={tip}>
      <a className="status-item" href={`#/${page}`} data-tone={tone} onClick={onClick}>
        {children}
      </a>
    </Tip>
  );
}
