/** Which shell shows this window, and what that means for addresses. */
export type Shell = { kind: 'desktop' } | { kind: 'browser'; token: string };

declare global {
  interface Window {
    /** Exposed by the desktop preload script. */
    galley?: {
      shell: 'desktop';
      /** Draws everything larger or smaller; 1 = as designed. */
      setZoom?: (factor: number) => void;
    };
  }
}

const TOKEN_KEY = 'galley-token';

/**
 * Finds out the shell. In the browser the token moves from the address to the session's storage,
 * so that it is neither bookmarked nor shown on a shared screen.
 */
export function detectShell(page: Window): Shell {
  if (page.galley?.shell === 'desktop') return { kind: 'desktop' };
  const address = new URL(page.location.href);
  const given = address.searchParams.get('token');
  if (given !== null) {
    page.sessionStorage.setItem(TOKEN_KEY, given);
    address.searchParams.delete('token');
    page.history.replaceState(null, '', address);
  }
  return { kind: 'browser', token: page.sessionStorage.getItem(TOKEN_KEY) ?? '' };
}
