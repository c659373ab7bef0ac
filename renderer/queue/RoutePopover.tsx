import { ArrowRight } from 'lucide-react';
import type { Route } from '../../shared/routing.ts';
import { useModelLabel } from '../app/use-model-label.ts';
import { DropPanel } from '../ui/DropPanel.tsx';
import { t } from '../words/t.ts';
import { COLUMN_WORDS } from './column-words.ts';
import { RouteReasons } from './RouteReasons.tsx';

/** The route in a few words; pressed, it explains itself. */
export function RoutePopover({ route }: { route: Route }) {
  const label = useModelLabel(route.model);
  return (
    <DropPanel
      title={t('Why {label}', { label })}
      trigger={
        <button type="button" className="small-button route-button">
          <ArrowRight size={13} aria-hidden />
          <span className="visually-hidden">{t('Route, and why:')}</span>
          <strong>{label}</strong>
          <span>
            {t(COLUMN_WORDS[route.column])}
            {route.skipped.length > 0 && ` · ${t('{count, number} skipped', { count: route.skipped.length })}`}
          </span>
        </button>
      }
    >
      <RouteReasons route={route} />
    </DropPanel>
  );
}
