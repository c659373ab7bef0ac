import { expect, it } from 'vitest';
import { createCircuitBreaker } from '../../../electron/render/calls/circuit-breaker.ts';

it('opens after five failures in a row, lets one request try, and doubles its pause up to five minutes', () => {
  let time = 0;
  const breaker = createCircuitBreaker({ now: () => time });
  const failOnce = () => {
    breaker.begin('host');
    breaker.end('host', 'down');
  };
  for (let i = 0; i < 4; i++) failOnce();
  breaker.end('host', 'answered');
  for (let i = 0; i < 4; i++) failOnce();
  expect(breaker.waitMs('host')).toBe(0);
  failOnce();
  expect(breaker.waitMs('host')).toBe(15_000);
  expect(breaker.waitMs('other')).toBe(0);
  // Those that were out when it opened say nothing new.
  breaker.end('host', 'down');
  expect(breaker.waitMs('host')).toBe(15_000);

  const pauses: number[] = [];
  for (let i = 0; i < 6; i++) {
    time += breaker.waitMs('host');
    expect(breaker.waitMs('host')).toBe(0);
    breaker.begin('host');
    // One trial at a time.
    expect(breaker.waitMs('host')).toBeGreaterThan(0);
    breaker.end('host', 'down');
    pauses.push(breaker.waitMs('host'));
  }
  expect(pauses).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);

  time += 300_000;
  breaker.begin('host');
  // A trial that was called off is no answer: the next one may try.
  breaker.end('host', 'unknown');
  expect(breaker.waitMs('host')).toBe(0);
  breaker.begin('host');
  breaker.end('host', 'answered');
  for (let i = 0; i < 4; i++) failOnce();
  expect(breaker.waitMs('host')).toBe(0);
});
