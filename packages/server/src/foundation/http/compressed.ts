/**
 * How a route compresses what it answers; each route says so itself, because options of a route replace those of the plugin.
 * Level 1: at the usual level an answer of 550 kB of numbers takes five times as long, for a twelfth fewer bytes (decision 121).
 * In one go up to two megabytes, which take 14 ms: through a stream the same bytes take three times as long (decision 154).
 */
export const compressed = {
  threshold: 1_500,
  encodings: ['gzip' as const],
  zlibOptions: { level: 1 },
  syncThreshold: 2 * 1024 * 1024,
};
