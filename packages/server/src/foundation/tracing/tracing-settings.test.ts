import { WijkritmeError } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tracingSettings } from './tracing-settings.ts';

const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://127.0.0.1:4318';

describe('tracingSettings', () => {
  it('is off without an address, and where it is switched off', () => {
    expect(tracingSettings({}, 0)).toBeUndefined();
    expect(tracingSettings({ OTEL_SERVICE_NAME: 'ritme', OTEL_TRACES_SAMPLER: 'always_on' }, 0)).toBeUndefined();
    expect(tracingSettings({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'True' }, 0)).toBeUndefined();
    expect(tracingSettings({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER: 'none' }, 0)).toBeUndefined();
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT }, 'http://127.0.0.1:4318/v1/traces'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otel.example/base/' }, 'https://otel.example/base/v1/traces'],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://otel.example/x' },
      'https://otel.example/x',
    ],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://otel.example' }, 'https://otel.example/'],
  ])('%j: goes to %s', (env, url) => {
    expect(tracingSettings(env, 0)?.url).toBe(url);
  });

  it('reads headers and names; those for traces go before those for everything', () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20een, x-tenant=wijk',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'authorization=Basic%20dHdlZQ==',
      OTEL_RESOURCE_ATTRIBUTES: 'service.name=ander,deployment.environment.name=proef%2C1',
    };
    expect(tracingSettings(env, 0)).toMatchObject({
      headers: { authorization: 'Basic dHdlZQ==', 'x-tenant': 'wijk' },
      resource: { 'service.name': 'ander', 'deployment.environment.name': 'proef,1' },
    });
    expect(tracingSettings({ ...env, OTEL_SERVICE_NAME: 'ritme' }, 0)?.resource['service.name']).toBe('ritme');
    expect(tracingSettings({ OTEL_EXPORTER_OTLP_ENDPOINT }, 0)?.resource).toEqual({ 'service.name': 'wijkritme' });
  });

  it('sends what waits within what a stop may take, two seconds at most', () => {
    const flush = (drainMs: number) => tracingSettings({ OTEL_EXPORTER_OTLP_ENDPOINT }, drainMs)?.flushMs;
    expect([0, 1_000, 30_000].map(flush)).toEqual([2_000, 1_000, 2_000]);
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', '127.0.0.1:4317'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'grpc://127.0.0.1:4317'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'https://user:geheim@otel.example'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'geheim'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a b=geheim'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=geheim%0d%0ahost:x'],
    ['OTEL_EXPORTER_OTLP_TRACES_HEADERS', 'authorization=geheim%'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'http/protobuf'],
    ['OTEL_RESOURCE_ATTRIBUTES', '=geheim'],
    ['OTEL_TRACES_SAMPLER', 'jaeger_remote'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
    ['OTEL_TRACES_SAMPLER_ARG', '-0'],
    ['OTEL_TRACES_EXPORTER', 'console'],
    ['OTEL_SDK_DISABLED', 'yes'],
  ])('names the setting when %s=%s, and repeats no key', (name, value) => {
    const read = () => tracingSettings({ OTEL_EXPORTER_OTLP_ENDPOINT, [name]: value }, 0);
    expect(read).toThrow(WijkritmeError);
    expect(read).toThrow(new RegExp(`config_invalid: ${name}=(?!.*geheim)`));
  });

  it('any headers: as they were meant, or a named error', () => {
    const key = fc.stringMatching(/^[a-z-]{1,12}$/);
    const value = fc.stringMatching(/^[ -~]{0,20}$/).map((text) => text.trim());
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 8, noNullPrototype: true }), (headers) => {
        const text = Object.entries(headers).map(([name, one]) => `${name}=${encodeURIComponent(one)}`);
        const env = { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS: text.join(',') };
        expect(tracingSettings(env, 0)?.headers).toEqual(headers);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          tracingSettings({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS: text }, 0);
        } catch (cause) {
          expect((cause as Error).message).toMatch(/^config_invalid: OTEL_EXPORTER_OTLP_HEADERS=\(hidden\)/);
        }
      }),
    );
  });
});
