import type { Log } from '../log.ts';
import { noTracer, type Tracer } from './tracer.ts';
import type { TracingSettings } from './tracing-settings.ts';

/** Without settings nothing of OpenTelemetry is loaded. */
export async function openTracer(settings: TracingSettings | undefined, log: Log): Promise<Tracer> {
  if (settings === undefined) return noTracer;
  const { openTelemetry } = await import('./open-telemetry.ts');
  return openTelemetry(settings, log);
}
