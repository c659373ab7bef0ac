import type { Recipe, RecipeEdge } from '../../../shared/review.ts';

/** px. */
export const NODE_WIDTH = 188;
export const NODE_HEIGHT = 92;
const GAP_X = 56;
const GAP_Y = 22;
const MARGIN = 12;

export interface PlacedNode {
  id: string;
  x: number;
  y: number;
}

export interface PlacedEdge extends RecipeEdge {
  /** SVG path from the right of one node to the left of the other. */
  path: string;
}

export interface RecipeLayout {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  width: number;
  height: number;
}

/**
 * Steps from left to right: each stands one column after the last of those it takes something from. In a column they keep close to the middle of what they
 * take (barycentre); parallel edges between the same two nodes leave a little apart.
 */
export function layoutRecipe({ nodes, edges }: Pick<Recipe, 'nodes' | 'edges'>): RecipeLayout {
  const ids = nodes.map(({ id }) => id);
  const columns = columnsOf(ids, edges);
  const rows = new Map<string, number>();
  for (const column of columns) {
    const wanted = column.map((id, index) => ({ id, at: middleOf(id, edges, rows) ?? index }));
    wanted.sort((a, b) => a.at - b.at || column.indexOf(a.id) - column.indexOf(b.id));
    // Around the mean of what they take, one row apart.
    const centre = wanted.reduce((sum, { at }) => sum + at, 0) / wanted.length;
    for (const [index, { id }] of wanted.entries()) rows.set(id, centre + index - (wanted.length - 1) / 2);
  }
  const top = Math.min(0, ...rows.values());
  const bottom = Math.max(0, ...rows.values());
  const columnOf = new Map(columns.flatMap((column, index) => column.map((id) => [id, index] as const)));
  const placed = ids.map((id) => ({
    id,
    x: MARGIN + (columnOf.get(id) ?? 0) * (NODE_WIDTH + GAP_X),
    y: MARGIN + ((rows.get(id) ?? 0) - top) * (NODE_HEIGHT + GAP_Y),
  }));
  return {
    nodes: placed,
    edges: pathsOf(edges, placed),
    width: MARGIN * 2 + columns.length * (NODE_WIDTH + GAP_X) - GAP_X,
    height: MARGIN * 2 + (bottom - top + 1) * (NODE_HEIGHT + GAP_Y) - GAP_Y,
  };
}

/** Ids by column. Plans are acyclic and in an order in which they can be run; an edge to a step that comes later is passed over. */
function columnsOf(ids: readonly string[], edges: readonly RecipeEdge[]): string[][] {
  const depth = new Map<string, number>();
  const columns: string[][] = [];
  for (const id of ids) {
    const before = edges.flatMap(({ from, to }) => (to === id ? [depth.get(from) ?? -1] : []));
    const own = Math.max(-1, ...before) + 1;
    depth.set(id, own);
    columns[own] = [...(columns[own] ?? []), id];
  }
  return columns;
}

function middleOf(id: string, edges: readonly RecipeEdge[], rows: ReadonlyMap<string, number>): number | null {
  const before = edges.flatMap(({ from, to }) => (to === id ? (rows.get(from) ?? []) : []));
  return before.length === 0 ? null : before.reduce((sum, row) => sum + row, 0) / before.length;
}

function pathsOf(edges: readonly RecipeEdge[], placed: readonly PlacedNode[]): PlacedEdge[] {
  const at = new Map(placed.map((node) => [node.id, node]));
  return edges.flatMap((edge) => {
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const twins = edges.filter((other) => other.from === edge.from && other.to === edge.to);
    const apart = (twins.indexOf(edge) - (twins.length - 1) / 2) * 16;
    const [x1, y1, x2, y2] = [from.x + NODE_WIDTH, from.y + NODE_HEIGHT / 2 + apart, to.x, to.y + NODE_HEIGHT / 2 + apart];
    // A step further on than the next column goes round below what stands between.
    const isFar = x2 - x1 > GAP_X * 1.5 && Math.abs(y1 - y2) < NODE_HEIGHT / 2;
    const dip = isFar ? NODE_HEIGHT / 2 + GAP_Y / 2 : 0;
    const bend = isFar ? GAP_X : (x2 - x1) / 2;
    const path = isFar
      ? `M${x1} ${y1} C${x1 + bend} ${y1} ${x1 + bend / 2} ${y1 + dip} ${x1 + bend * 1.5} ${y1 + dip} L${x2 - bend * 1.5} ${y2 + dip} C${x2 - bend / 2} ${y2 + dip} ${x2 - bend} ${y2} ${x2} ${y2}`
      : `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
    return [{ ...edge, path }];
  });
}
