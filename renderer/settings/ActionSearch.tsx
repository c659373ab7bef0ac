import type { ReactNode } from 'react';
import './action-search.css';

export interface ActionSearchProps {
  /** Of the field. */
  label: string;
  query: string;
  onQuery: (query: string) => void;
  /** A button beside it. */
  children: ReactNode;
}

/** The line above a list of actions: a field that searches it, and what can be done with all of it. */
export function ActionSearch({ label, query, onQuery, children }: ActionSearchProps) {
  return (
    <div className="action-search">
      <input type="search" className="field" aria-label={label} placeholder={label} value={query} onChange={(event) => onQuery(event.target.value)} />
      {children}
    </div>
  );
}
