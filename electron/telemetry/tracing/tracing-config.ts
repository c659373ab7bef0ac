export interface TracingConfig {
  /** Whole address that traces are posted to. */
  url: string;
  headers: Record<string, string>;
  timeoutMs: number;
  serviceName: string;
  resource: Record<string, string>;
  /** Prompts leave this machine only on request. */
  hasPrompts: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const TIMEOUT_MS = 10_000;

/**
 * What OpenTelemetry's own variables ask for; null = no tracing. https://opentelemetry.io/docs/specs/otel/protocol/exporter/ and
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export function tracingFrom(environment: Environment): TracingConfig | null {
  if (environment.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || environment.OTEL_TRACES_EXPORTER === 'none') return null;
  const url = addressOf(environment);
  if (url === null) return null;
  const timeout = Number(environment.OTEL_EXPORTER_OTLP_TRACES_TIMEOUT ?? environment.OTEL_EXPORTER_OTLP_TIMEOUT);
  const resource = pairsOf(environment.OTEL_RESOURCE_ATTRIBUTES);
  return {
    url,
    headers: { ...pairsOf(environment.OTEL_EXPORTER_OTLP_HEADERS), ...pairsOf(environment.OTEL_EXPORTER_OTLP_TRACES_HEADERS) },
    timeoutMs: timeout > 0 ? timeout : TIMEOUT_MS,
    serviceName: environment.OTEL_SERVICE_NAME || resource['service.name'] || 'galley',
    resource,
    hasPrompts: environment.OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT?.toLowerCase() === 'true',
  };
}

/** The address for traces as it is, else the common one with the path for traces; null = neither, or no web address. */
function addressOf(environment: Environment): string | null {
  const own = environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  const common = environment.OTEL_EXPORTER_OTLP_ENDPOINT;
  const text = own || (common && `${common.replace(/\/+$/, '')}/v1/traces`);
  return text && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null;
}

/** "a=1,b=2", values percent-encoded. */
function pairsOf(text = ''): Record<string, string> {
  const pairs = text.split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())]];
  });
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
