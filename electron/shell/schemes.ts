import { protocol } from 'electron';

export const ASSETS = 'galley-asset';
export const PAGE = 'galley-app';
/** The window has an origin of its own instead of file:, whose pages all share one. */
export const PAGE_ORIGIN = `${PAGE}://window`;

/** Must run before the app is ready. */
export function declareSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: ASSETS, privileges },
    { scheme: PAGE, privileges },
  ]);
}
