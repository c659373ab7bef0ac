import type { ReactNode } from 'react';
import { HelpButton } from '../help/HelpButton.tsx';
import './page-bar.css';

export interface PageBarProps {
  title: string;
  /** How things stand, or what the page is for. */
  note: string;
  /** Buttons at the right end. */
  children: ReactNode;
}

/** The head of a page: its name, a note, and what can be done with the whole of it. */
export function PageBar({ title, note, children }: PageBarProps) {
  return (
    <header className="page-bar">
      <span className="page-bar-title">{title}</span>
      <span className="page-bar-note">{note}</span>
      {children}
      <HelpButton />
    </header>
  );
}
