import type { BeatWord } from '@wijkritme/contract';
import { beatLooks, mapColours, type Theme } from './colours.ts';
import { sensorPaths, shapePaths } from './images.ts';

interface MapLegendProps {
  readonly title: string;
  readonly words: readonly { word: BeatWord; label: string }[];
  /** Labels of the two kinds of sensor symbols; left out where the map has no sensors. */
  readonly sensors: { measuring: string; silent: string } | undefined;
  readonly theme: Theme;
}

/** Each word with its colour and its own shape, as the map draws it. */
export function MapLegend({ title, words, sensors, theme }: MapLegendProps) {
  return (
    <ul className="map-legend" aria-label={title}>
      {words.map(({ word, label }) => (
        <li key={word} className="map-legend__item">
          <BeatMark word={word} theme={theme} />
          {label}
        </li>
      ))}
      {sensors
        ? (['measuring', 'silent'] as const).map((kind) => (
            <li key={kind} className="map-legend__item">
              <SensorMark silent={kind === 'silent'} theme={theme} />
              {sensors[kind]}
            </li>
          ))
        : null}
    </ul>
  );
}

function SensorMark({ silent, theme }: { silent: boolean; theme: Theme }) {
  const { ink, paper } = mapColours[theme];
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={silent ? sensorPaths.silent : sensorPaths.measuring}
        fill={silent ? paper : ink}
        stroke={ink}
        strokeWidth="1.6"
      />
      <path
        d={silent ? 'M7.2 4.5h1.6v4.4H7.2zM7.2 10h1.6v1.6H7.2z' : 'M8 6.2a1.8 1.8 0 1 0 .01 0z'}
        fill={silent ? ink : paper}
      />
    </svg>
  );
}

export function BeatMark({ word, theme }: { word: BeatWord; theme: Theme }) {
  const { shape } = beatLooks[word];
  const { ink } = mapColours[theme];
  const solid = shape === 'dots' || shape === 'cross';
  return (
    <svg viewBox="0 0 22 22" width="22" height="22" aria-hidden="true" focusable="false">
      <path
        d={shapePaths[shape]}
        fill={solid ? ink : beatLooks[word][theme]}
        stroke={ink}
        strokeWidth="1.6"
        fillRule="evenodd"
      />
    </svg>
  );
}
