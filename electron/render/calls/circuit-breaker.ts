/** Keeps a host from being asked while it does nothing but fail. */
export interface CircuitBreaker {
  /** How long the host is not to be asked, ms; 0 = it may be asked now. */
  waitMs(host: string): number;
  /** A request goes out: while the circuit is half open there is one at a time. */
  begin(host: string): void;
  /** How it went: `answered` whatever the answer was, `down` when there was none or the host said that it cannot, `unknown` when we left. */
  end(host: string, outcome: 'answered' | 'down' | 'unknown'): void;
}

/** Failures in a row that open the circuit. */
const FAILURES = 5;
const FIRST_OPEN_MS = 15_000;
const LONGEST_OPEN_MS = 5 * 60_000;
/** A trial is under way: look again so much later. */
const TRIAL_MS = 2000;

interface Circuit {
  failures: number;
  /** 0 = closed. */
  openMs: number;
  openUntil: number;
  isTrial: boolean;
}

/**
 * Closed until five failures in a row; then open for 15 s, twice as long after each trial that fails, five minutes at most; then half open: one request
 * shows whether the host is back (M. Nygard, "Release It!", 2007, chapter 5).
 * @param now milliseconds that never go back
 */
export function createCircuitBreaker({ now }: { now: () => number }): CircuitBreaker {
  const circuits = new Map<string, Circuit>();
  return {
    waitMs(host) {
      const circuit = circuits.get(host);
      if (!circuit || circuit.openMs === 0) return 0;
      const left = circuit.openUntil - now();
      if (left > 0) return left;
      return circuit.isTrial ? TRIAL_MS : 0;
    },
    begin(host) {
      const circuit = circuits.get(host);
      if (circuit && circuit.openMs > 0) circuit.isTrial = true;
    },
    end(host, outcome) {
      if (outcome === 'answered') return void circuits.delete(host);
      const circuit = circuits.get(host) ?? { failures: 0, openMs: 0, openUntil: 0, isTrial: false };
      circuits.set(host, circuit);
      const wasTrial = circuit.isTrial;
      circuit.isTrial = false;
      if (outcome === 'unknown') return;
      circuit.failures++;
      const isOpen = circuit.openMs > 0;
      // Requests that were out when it opened fail as well: they say nothing new.
      if (isOpen ? !wasTrial : circuit.failures < FAILURES) return;
      circuit.openMs = Math.min(LONGEST_OPEN_MS, isOpen ? circuit.openMs * 2 : FIRST_OPEN_MS);
      circuit.openUntil = now() + circuit.openMs;
    },
  };
}
