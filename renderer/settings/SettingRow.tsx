import type { ReactNode } from 'react';

export interface SettingRowProps {
  title: string;
  /** What it does, where the title does not say it all. */
  note?: string;
  children: ReactNode;
}

export function SettingRow({ title, note, children }: SettingRowProps) {
  return (
    <div className="setting-row">
      <div>
        <div className="setting-title">{title}</div>
        {note !== undefined && <p className="setting-note">{note}</p>}
      </div>
      {children}
    </div>
  );
}
