/** The card of a column that stands nearest to the height of another card on the screen; null = the column shows none. */
export function nearestCard(column: Element, to: Element): HTMLElement | null {
  const middleOf = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return (top + bottom) / 2;
  };
  const wanted = middleOf(to);
  let nearest: HTMLElement | null = null;
  for (const card of column.querySelectorAll<HTMLElement>('[data-index]')) {
    if (nearest === null || Math.abs(middleOf(card) - wanted) < Math.abs(middleOf(nearest) - wanted)) nearest = card;
  }
  return nearest;
}
