/** One family of metrics, in the words of the OpenMetrics specification (1.0). */
export interface MetricFamily {
  /** Without the suffix of a counter; ends in its unit where it has one. */
  name: string;
  type: 'counter' | 'gauge' | 'histogram' | 'info';
  unit?: string;
  help: string;
  samples: Sample[];
}

export interface Sample {
  labels: Readonly<Record<string, string>>;
  /** Of a histogram: its count. */
  value: number;
  /** Of a histogram: upper bounds going up, with the number of observations up to each; +Inf is added. */
  buckets?: readonly (readonly [upTo: number, count: number])[];
  sum?: number;
}

export type ExpositionFormat = 'openmetrics' | 'prometheus';

export const CONTENT_TYPES: Record<ExpositionFormat, string> = {
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
  prometheus: 'text/plain; version=0.0.4; charset=utf-8',
};

/** What a scraper asks for: OpenMetrics where its Accept header names it, else the older text format that every tool reads. */
export function formatFor(accept: string): ExpositionFormat {
  return /\bapplication\/openmetrics-text\b/.test(accept) ? 'openmetrics' : 'prometheus';
}

/** The families as text. */
export function exposition(families: readonly MetricFamily[], format: ExpositionFormat): string {
  const lines = families
    .filter(({ samples }) => samples.length > 0)
    .flatMap((family) => [...headOf(family, format), ...family.samples.flatMap((sample) => samplesOf(family, sample))]);
  if (format === 'openmetrics') lines.push('# EOF');
  return `${lines.join('\n')}\n`;
}

const SUFFIX: Record<MetricFamily['type'], string> = { counter: '_total', gauge: '', histogram: '', info: '_info' };

function headOf({ name, type, unit, help }: MetricFamily, format: ExpositionFormat): string[] {
  // The older format names a counter by its sample and knows no units and no infos.
  if (format === 'prometheus') {
    const sample = `${name}${SUFFIX[type]}`;
    return [`# HELP ${sample} ${escaped(help)}`, `# TYPE ${sample} ${type === 'info' ? 'gauge' : type}`];
  }
  return [`# TYPE ${name} ${type}`, ...(unit ? [`# UNIT ${name} ${unit}`] : []), `# HELP ${name} ${escaped(help).replaceAll('"', '\\"')}`];
}

function samplesOf({ name, type }: MetricFamily, { labels, value, buckets = [], sum = 0 }: Sample): string[] {
  if (type !== 'histogram') return [`${name}${SUFFIX[type]}${labelText(labels)} ${numberText(value)}`];
  return [
    ...buckets.map(([upTo, count]) => `${name}_bucket${labelText({ ...labels, le: boundText(upTo) })} ${count}`),
    `${name}_bucket${labelText({ ...labels, le: '+Inf' })} ${value}`,
    `${name}_count${labelText(labels)} ${value}`,
    `${name}_sum${labelText(labels)} ${numberText(sum)}`,
  ];
}

function labelText(labels: Readonly<Record<string, string>>): string {
  // An empty label is the same as none.
  const pairs = Object.entries(labels)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}="${escaped(value).replaceAll('"', '\\"')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

/** The specification writes bounds as floats: 1 is "1.0". */
const boundText = (bound: number) => (Number.isInteger(bound) ? `${bound}.0` : String(bound));
const numberText = (value: number) => (Number.isNaN(value) ? 'NaN' : String(value));
