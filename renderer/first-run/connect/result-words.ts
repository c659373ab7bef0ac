import type { ListedConnection } from '../../../shared/connections.ts';
import { t } from '../../words/t.ts';

/** How a connection stands, for somebody who only wants to know whether it works. */
export function resultWords({ connection: { label }, key, test }: ListedConnection, isTesting: boolean): string {
  if (key.isNeeded && key.source === null) return t('{name} wants a key. You find it in your account there.', { name: label });
  if (isTesting || test === null) return t('Asking {name}…', { name: label });
  return test.isOk
    ? t('{name} answers and is ready.', { name: label })
    : t('{name} is connected, but does not work yet. This is what it says:', { name: label });
}
