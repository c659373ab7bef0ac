import { protocol } from 'electron';
import { PRIVILEGED_SCHEMES } from './scheme-names.ts';

/** Must run before the app is ready. */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged(PRIVILEGED_SCHEMES);
}
