import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** Prometheus metrics of one server. Labels are small fixed sets; never a name, address or key. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    readings: new Counter({
      name: 'wijkritme_readings_total',
      help: 'Readings by door and verdict',
      labelNames: ['door', 'verdict'] as const,
      registers,
    }),
    commits: new Histogram({
      name: 'wijkritme_commit_seconds',
      help: 'Time of one intake commit',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    queueRows: new Gauge({ name: 'wijkritme_intake_queue_rows', help: 'Readings waiting for a commit', registers }),
    rhythmBacklog: new Gauge({
      name: 'wijkritme_rhythm_backlog',
      help: 'Datastreams waiting to be judged anew',
      registers,
    }),
    forecastTraining: new Histogram({
      name: 'wijkritme_forecast_training_seconds',
      help: 'Time of one training of forecasts, in a process of its own',
      labelNames: ['pace'] as const,
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
      registers,
    }),
    forecastPeakBytes: new Gauge({
      name: 'wijkritme_forecast_peak_bytes',
      help: 'Most memory that the newest training held',
      labelNames: ['pace'] as const,
      registers,
    }),
    forecastRefresh: new Histogram({
      name: 'wijkritme_forecast_refresh_seconds',
      help: 'Time of one round of scoring, learning and forecasting of one group of datastreams',
      buckets: [0.1, 0.5, 1, 2, 5, 10, 50, 100, 500],
      registers,
    }),
    forecastsScored: new Counter({
      name: 'wijkritme_forecasts_scored_total',
      help: 'Forecast moments that came and were scored',
      registers,
    }),
    forecastFailures: new Counter({
      name: 'wijkritme_forecast_failures_total',
      help: 'Rounds of forecasting that failed and are tried again',
      registers,
    }),
    answersEnded: new Counter({
      name: 'wijkritme_answers_ended_total',
      help: 'Answers over HTTP that were ended because nothing of them could be sent',
      registers,
    }),
    listenersEnded: new Counter({
      name: 'wijkritme_mqtt_listeners_ended_total',
      help: 'Connections over MQTT that were ended because they would have missed a message, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),
    deliveries: new Counter({
      name: 'wijkritme_deliveries_total',
      help: 'Mails and messages to webhooks by what became of them',
      labelNames: ['channel', 'outcome'] as const,
      registers,
    }),
    liveConnections: new Gauge({ name: 'wijkritme_live_connections', help: 'Open live streams', registers }),
    requests: new Histogram({
      name: 'wijkritme_request_seconds',
      help: 'Time of one HTTP request',
      labelNames: ['method', 'status'] as const,
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
  };
}
