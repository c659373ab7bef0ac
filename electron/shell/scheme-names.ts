export const ASSETS = 'galley-asset';
export const PAGE = 'galley-app';
/** The window has an origin of its own instead of file:, whose pages all share one. */
export const PAGE_ORIGIN = `${PAGE}://window`;

const privileges = { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true };
export const PRIVILEGED_SCHEMES = [
  { scheme: ASSETS, privileges },
  { scheme: PAGE, privileges },
];
