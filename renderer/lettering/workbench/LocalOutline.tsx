import { useId } from 'react';
import type { Point } from '../../../shared/geometry.ts';
import { faceOf } from '../face-name.ts';
import { arcBaseline } from './arc-shape.ts';
import { distance } from './points.ts';
import { cornersOf, nearestBox, type Shape, shapeOf } from './shape.ts';
import type { WorkItem } from './work-items.ts';

/** Capitals' height and the share of a box that letters fill, as the typesetter has them in the mean. */
const CAP_HEIGHT = 0.72;
const FILL = 0.92;

let measuring: CanvasRenderingContext2D | null = null;

/** Width of a text as a share of its size. */
function widthOf(text: string, family: string): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (measuring === null) return text.length * 0.6;
  measuring.font = `100px ${family}`;
  return Math.max(0.2, measuring.measureText(text).width / 100);
}

interface Line {
  /** Of the baseline, px. */
  points: Point[];
  height: number;
}

function lineOf(shape: Shape): Line {
  if (shape.kind === 'arc') return { points: arcBaseline(shape), height: shape.height };
  const box = shape.kind === 'quad' ? nearestBox(shape.corners) : shape;
  const [, , end, start] = cornersOf(box);
  return { points: [start, end], height: box.height };
}

/** The words as a bare outline, at once: about where the studio's preview will have them a moment later. */
export function LocalOutline({ item }: { item: WorkItem }) {
  const id = useId();
  const { points, height } = lineOf(shapeOf(item.area));
  const text = (item.text ?? '').replaceAll('\n', ' ');
  const family = `${item.font === null ? '' : `"${faceOf(item.font)}", `}sans-serif`;
  const length = points.slice(1).reduce((sum, point, index) => sum + distance(point, points[index]), 0);
  const size = Math.min((FILL * length) / widthOf(text, family), (FILL * height) / CAP_HEIGHT);
  return (
    <g className="work-outline">
      <path id={id} d={`M${points.join('L')}`} />
      <text fontFamily={family} fontSize={size} textAnchor="middle" dy={-(height - CAP_HEIGHT * size) / 2}>
        <textPath href={`#${id}`} startOffset="50%">
          {text}
        </textPath>
      </text>
    </g>
  );
}
