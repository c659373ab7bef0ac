import { t } from '../../words/t.ts';
export interface PictureText {
  question: string;
  answer: string;
}

/** Pixels of the picture for each px on screen. */
const SCALE = 2;
const EDGE = 20;
const LINE = 18;
/** What an SVG takes from the window's style sheets; outside of it they don't apply. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
];

function frozen(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll<SVGElement>('*');
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const computed = getComputedStyle(originals[index]);
    for (const name of STYLES) element.style.setProperty(name, computed.getPropertyValue(name));
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

async function imageOf(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([frozen(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function wrapped(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trimStart();
    if (context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function drawWords(context: CanvasRenderingContext2D, element: HTMLElement, x: number, y: number): void {
  const style = getComputedStyle(element);
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  context.fillText(element.textContent ?? '', x + Number.parseFloat(style.paddingLeft), y + element.offsetHeight * 0.75);
}

/** A chart with its question and answer as a PNG, of twice the size on screen where it is drawn as SVG. Takes every svg, canvas and `data-in-picture` text inside. */
export async function chartPicture(chart: HTMLElement, { question, answer }: PictureText): Promise<Blob> {
  const box = chart.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  // A canvas holds no more pixels than the screen showed; enlarged it would only be soft.
  const scale = chart.querySelector('canvas') === null ? SCALE : window.devicePixelRatio;
  const { fontFamily, color } = getComputedStyle(chart);
  const answerFont = `12px ${fontFamily}`;
  context.font = answerFont;
  const lines = wrapped(context, answer, box.width);
  const head = EDGE + 26 + lines.length * LINE + 8;
  canvas.width = (box.width + EDGE * 2) * scale;
  canvas.height = (head + box.height + EDGE) * scale;
  context.scale(scale, scale);
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--panel');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = color;
  context.font = `600 15px ${fontFamily}`;
  context.fillText(question, EDGE, EDGE + 14);
  context.font = answerFont;
  lines.forEach((line, index) => void context.fillText(line, EDGE, EDGE + 36 + index * LINE));
  for (const part of chart.querySelectorAll<SVGSVGElement | HTMLCanvasElement | HTMLElement>('svg, canvas, [data-in-picture]')) {
    const at = part.getBoundingClientRect();
    const [x, y] = [EDGE + at.left - box.left, head + at.top - box.top];
    if (part instanceof SVGSVGElement) context.drawImage(await imageOf(part), x, y, at.width, at.height);
    else if (part instanceof HTMLCanvasElement) context.drawImage(part, x, y, at.width, at.height);
    else drawWords(context, part, x, y);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error(t('The picture could not be made.'))) : resolve(blob)), 'image/png'),
  );
}
