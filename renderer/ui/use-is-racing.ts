import { useEffect, useRef, useState } from 'react';

/** How long the list rests before rows are drawn whole again, ms. */
const REST_MS = 120;

/**
 * Whether rows fly past faster than they can be read: most of what was in sight is gone one frame later.
 * @param first number of the first row in sight
 * @param count how many are in sight
 */
export function useIsRacing(first: number, count: number): boolean {
  const [isRacing, setRacing] = useState(false);
  const before = useRef(first);
  useEffect(() => {
    const isJump = Math.abs(first - before.current) > count / 2;
    before.current = first;
    if (isJump) setRacing(true);
    const rest = setTimeout(() => setRacing(false), REST_MS);
    return () => clearTimeout(rest);
  }, [first, count]);
  return isRacing;
}
