import type { ReactNode } from 'react';

/** Settings that belong together, under a heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="export-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
