import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import { StatusItem } from './StatusItem.tsx';
import { useStores } from './stores.ts';

/** How the machines and vendors are that render; nothing where only Galley's own engine is used. */
export function HostHealth() {
  const { frame } = useStores();
  const hosts = useStore(frame, (state) => state.hosts);
  if (hosts === null) return null;
  const { fine, failing, withoutKey, resting } = hosts;
  const troubled = failing.length + withoutKey.length + resting.length;
  if (fine + troubled === 0) return null;
  const tip = [
    fine > 0 && t('{count, plural, one {# connection is fine.} other {# connections are fine.}}', { count: fine }),
    failing.length > 0 && t('No answer at the last test: {names}.', { names: failing.join(', ') }),
    resting.length > 0 && t('Failed several times in a row and left alone for a while: {names}.', { names: resting.join(', ') }),
    withoutKey.length > 0 && t('Without a key: {names}.', { names: withoutKey.join(', ') }),
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <StatusItem page="models" tip={tip} tone={failing.length + resting.length > 0 ? 'bad' : troubled > 0 ? 'warn' : 'plain'}>
      <i className="status-dot" aria-hidden />
      {troubled > 0
        ? t('{count, plural, one {# host needs you} other {# hosts need you}}', { count: troubled })
        : t('{count, plural, one {# host} other {# hosts}}', { count: fine })}
    </StatusItem>
  );
}
