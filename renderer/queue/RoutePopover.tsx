import { Popover } from '@base-ui/react/popover';
import { ArrowRight } from 'lucide-react';
import type { Route } from '../../shared/routing.ts';
import { useModelLabel } from '../app/use-model-label.ts';
import { t } from '../words/t.ts';
import { COLUMN_WORDS } from './column-words.ts';
import { RouteReasons } from './RouteReasons.tsx';

/** The route in a few words; pressed, it explains itself. */
export function RoutePopover({ route }: { route: Route }) {
  const label = useModelLabel(route.model);
  return (
    <Popover.Root>
      <Popover.Trigger className="route-button">
        <ArrowRight size={13} aria-hidden />
        <span className="visually-hidden">{t('Route, and why:')}</span>
        <strong>{label}</strong>
        <span>
          {t(COLUMN_WORDS[route.column])}
          {route.skipped.length > 0 && ` · ${t('{count, number} skipped', { count: route.skipped.length })}`}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="layer" sideOffset={6} align="start">
          <Popover.Popup className="popover">
            <Popover.Title className="popover-title">{t('Why {label}', { label })}</Popover.Title>
            <RouteReasons route={route} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
