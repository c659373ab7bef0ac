import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const COOKIE = 'galley-token';

export interface Refusal {
  status: 401 | 403;
  message: string;
}

/**
 * Why a request may not come in; null = it may. A page on another site cannot pass: its Origin differs, and a name that was
 * rebound to the loopback address fails the Host check.
 */
export function refusalOf(request: IncomingMessage, token: string, port: number): Refusal | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  const host = request.headers.host ?? '';
  if (!hosts.includes(host)) return { status: 403, message: `Host ${host} is not this machine.` };
  const { origin } = request.headers;
  if (origin !== undefined && !hosts.some((name) => origin === `http://${name}`)) return { status: 403, message: `Origin ${origin} is not Galley's own page.` };
  if (request.headers['sec-fetch-site'] === 'cross-site') return { status: 403, message: 'Requests from other sites are refused.' };
  if (!isToken(tokenOf(request), token)) return { status: 401, message: 'The address needs the token that galley serve printed.' };
  return null;
}

/** The address of a request; null when it is none: "//" and the like pass Node's parser, but no URL comes of them. */
export function addressOf(request: IncomingMessage): URL | null {
  const text = request.url ?? '/';
  return URL.canParse(text, 'http://localhost') ? new URL(text, 'http://localhost') : null;
}

/** The token that a request brings: in the address, else as a bearer (scrapers and scripts), else in the cookie. */
export function tokenOf(request: IncomingMessage): string {
  const inAddress = addressOf(request)?.searchParams.get('token') ?? null;
  if (inAddress !== null) return inAddress;
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === COOKIE) return value ?? '';
  }
  return '';
}

function isToken(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
