import { expect, test } from 'vitest';
import { usualPort } from '../../electron/serve/usual-port.ts';

test('a project keeps its port, however its folder is written', () => {
  expect(usualPort('/art/harbour/../harbour')).toBe(usualPort('/art/harbour'));
});

test('projects spread over the dynamic ports', () => {
  const ports = Array.from({ length: 500 }, (_, index) => usualPort(`/art/project-${index}`));
  expect(Math.min(...ports)).toBeGreaterThanOrEqual(61_000);
  expect(Math.max(...ports)).toBeLessThanOrEqual(65_499);
  expect(new Set(ports).size).toBeGreaterThan(450);
});
