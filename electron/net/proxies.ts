import { AppError } from '../../shared/errors.ts';

/**
 * The proxy for an address, by the variables that curl and others follow: https_proxy or http_proxy by the address's scheme, then all_proxy; no_proxy lists hosts, domains
 * and their ports that are reached directly, "*" all. Lower case wins where both are set.
 * @returns null = no proxy
 * @throws AppError invalid-input when the variable is no http(s) address
 */
export function proxyFor(target: URL, environment: NodeJS.ProcessEnv): URL | null {
  const variable = (name: string) => environment[name] || environment[name.toUpperCase()] || '';
  const name = target.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const value = variable(name) || variable('all_proxy');
  if (value === '' || isExcepted(target, variable('no_proxy'))) return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const proxy = URL.canParse(address) ? new URL(address) : null;
  if (!proxy || (proxy.protocol !== 'http:' && proxy.protocol !== 'https:')) {
    // The value may hold a password: it is not repeated.
    throw new AppError('invalid-input', `The environment names a proxy in ${name.toUpperCase()} that is no http:// or https:// address.`, {
      details: { variable: name },
    });
  }
  return proxy;
}

function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const targetPort = port || (protocol === 'https:' ? '443' : '80');
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true;
    const match = /^\*?\.?(.+?)(?::(\d+))?$/.exec(entry.toLowerCase());
    if (!match || (match[2] !== undefined && match[2] !== targetPort)) return false;
    const host = hostname.replace(/^\[|\]$/g, '');
    return host === match[1] || host.endsWith(`.${match[1]}`);
  });
}

/** What a proxy wants to hear when its address has a name and a password. */
export function proxyAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
