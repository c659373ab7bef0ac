import { useEffect, useRef } from 'react';

const STEPS: Record<string, readonly [across: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrow keys go from model to model: up and down a column, across to the cell beside. For an element around the table. */
export function useGridKeys() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const grid = ref.current;
    if (grid === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
      if (!(event.target instanceof HTMLElement) || !event.target.matches('.model-name')) return;
      const next = neighbour(grid, event.target, step);
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    };
    grid.addEventListener('keydown', onKeyDown);
    return () => grid.removeEventListener('keydown', onKeyDown);
  }, []);
  return ref;
}

/** The nearest model in a direction. */
function neighbour(grid: HTMLElement, from: HTMLElement, [across, down]: readonly [number, number]): HTMLElement | undefined {
  const here = from.getBoundingClientRect();
  const others = [...grid.querySelectorAll<HTMLElement>('.model-name')].filter((other) => other !== from);
  const ranked = others.flatMap((other) => {
    const there = other.getBoundingClientRect();
    const ahead = across !== 0 ? (there.left - here.left) * across : (there.top - here.top) * down;
    const aside = across !== 0 ? Math.abs(there.top - here.top) : Math.abs(there.left - here.left);
    // Another column stays another column, and a row another row.
    if (ahead < 8 || (down !== 0 && aside > 24) || (across !== 0 && aside > 200)) return [];
    return [{ other, distance: ahead + aside * 2 }];
  });
  return ranked.sort((a, b) => a.distance - b.distance)[0]?.other;
}
