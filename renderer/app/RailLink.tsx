import type { LucideIcon } from 'lucide-react';
import { formatCount } from '../ui/format.ts';
import { Tip } from '../ui/Tip.tsx';
import { useKeysOf } from './actions/use-keys-of.ts';
import type { Page } from './navigation-store.ts';

export interface RailLinkProps {
  page: Page;
  label: string;
  Icon: LucideIcon;
  isCurrent: boolean;
  isNarrow: boolean;
  /** What waits there; 0 = nothing is shown. */
  count: number;
  /** What the count is of, a sentence. */
  meaning: string;
  /** It should not wait for long. */
  isUrgent: boolean;
}

/** The way to a page, with what waits there. */
export function RailLink({ page, label, Icon, isCurrent, isNarrow, count, meaning, isUrgent }: RailLinkProps) {
  const keys = useKeysOf(`go.${page}`);
  const name = keys === undefined ? label : `${label} (${keys})`;
  const tip = count > 0 ? `${name}: ${meaning}` : name;
  return (
    <Tip text={tip} side="right">
      <a href={`#/${page}`} className="rail-link" aria-current={isCurrent ? 'page' : undefined}>
        <Icon size={16} aria-hidden />
        <span className={isNarrow ? 'visually-hidden' : 'rail-label'}>{label}</span>
        {count > 0 && (
          <>
            <span className="rail-count" data-urgent={isUrgent || undefined} aria-hidden>
              {isNarrow && count > 99 ? '99+' : formatCount(count)}
            </span>
            <span className="visually-hidden">{meaning}</span>
          </>
        )}
      </a>
    </Tip>
  );
}
