type SparklineProps = {
  values: readonly (number | null)[];
  /** Normal range, one for all values. */
  low?: number;
  high?: number;
  label: string;
};

const WIDTH = 120;
const HEIGHT = 32;
const AIR = 3;

type Scale = { x: (i: number) => number; y: (value: number) => number };

/** A null lifts the pen. */
function toPath(values: readonly (number | null)[], { x, y }: Scale): string {
  let pen = 'M';
  return values
    .map((value, i) => {
      const piece = value === null ? '' : `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = value === null ? 'M' : 'L';
      return piece;
    })
    .join('');
}

export function Sparkline({ values, low, high, label }: SparklineProps) {
  const known = [...values, low ?? null, high ?? null].filter((value) => value !== null);
  const min = Math.min(...known);
  const span = Math.max(...known) - min || 1;
  const scale: Scale = {
    x: (i) => AIR + (i / Math.max(1, values.length - 1)) * (WIDTH - 2 * AIR),
    y: (value) => HEIGHT - AIR - ((value - min) / span) * (HEIGHT - 2 * AIR),
  };
  const at = values.findLastIndex((value) => value !== null);
  const last = values[at];
  return (
    <svg
      className="nl-sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      {low !== undefined && high !== undefined && known.length > 0 ? (
        <rect className="nl-sparkline__band" width={WIDTH} y={scale.y(high)} height={scale.y(low) - scale.y(high)} />
      ) : null}
      <path className="nl-sparkline__line" d={toPath(values, scale)} />
      {last === null || last === undefined ? null : (
        <circle className="nl-sparkline__last" cx={scale.x(at)} cy={scale.y(last)} r={2.5} />
      )}
    </svg>
  );
}
