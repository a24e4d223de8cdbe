import { useQueries, useQuery } from '@tanstack/react-query';
import type { Beat, BeatWord, FeatureCollection, MapLayerKind, Place, Thing } from '@wijkritme/contract';
import { lazy, Suspense, useMemo } from 'react';
import { useText } from '../../i18n/language.ts';
import { MapLegend } from '../../map/MapLegend.tsx';
import { Skeleton } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { useTheme } from '../theme.ts';
import { usePlaceFeatures, useSensorFeatures } from './map-features.ts';

const DistrictMap = lazy(async () => ({ default: (await import('../../map/DistrictMap.tsx')).DistrictMap }));

interface DistrictMapViewProps {
  readonly name: string;
  readonly places: readonly Place[];
  readonly shown: readonly Place[];
  readonly beats: ReadonlyMap<number, Beat>;
  readonly shapes: FeatureCollection;
  readonly things: readonly Thing[];
}

/** The map with its legend; polygons alone where the installation has no map layers. */
export function DistrictMapView({ name, places, shown, beats, shapes, things }: DistrictMapViewProps) {
  const text = useText();
  const theme = useTheme();
  const go = useGo();
  const { layers, attribution } = useLayers();
  const placeFeatures = usePlaceFeatures(shapes, places, shown, beats);
  const states = useQuery(queries.datastreams());
  const sensorFeatures = useSensorFeatures(things, states.data?.items ?? []);
  const labels = new Map([...beats.values()].map(({ word, label }) => [word, label]));
  const words = [
    ...new Set(
      placeFeatures.filter(({ properties }) => properties.filled).map(({ properties }) => properties.word as BeatWord),
    ),
  ];
  return (
    <div className="district-map">
      <Suspense fallback={<Skeleton label={text.map.loading} height={420} />}>
        <DistrictMap
          places={placeFeatures}
          sensors={sensorFeatures}
          layers={layers}
          theme={theme}
          text={{ ...text.map, label: text.map.label(name) }}
          onSelectPlace={(id) => go(paths.place(id))}
        />
      </Suspense>
      <MapLegend
        title={text.map.legend}
        words={words.map((word) => ({ word, label: labels.get(word) ?? text.beats[word] }))}
        sensors={sensorFeatures.length > 0 ? { measuring: text.map.sensor, silent: text.map.sensorSilent } : undefined}
        theme={theme}
      />
      <p className="district-map__hint">{text.map.hint}</p>
      {attribution ? <p className="district-map__hint">{`${text.map.attribution}: ${attribution}`}</p> : null}
    </div>
  );
}

function useLayers(): { layers: Partial<Record<MapLayerKind, FeatureCollection>>; attribution: string } {
  const { data } = useQuery(queries.mapLayers());
  const items = data?.items ?? [];
  const loaded = useQueries({
    queries: items.map(({ kind, etag }) => queries.mapLayer(kind, etag)),
    combine: (results) => results.map(({ data: layer }) => layer),
  });
  const layers = useMemo(
    () => Object.fromEntries(items.flatMap(({ kind }, index) => (loaded[index] ? [[kind, loaded[index]]] : []))),
    [items, loaded],
  );
  return { layers, attribution: [...new Set(items.map((item) => item.attribution))].join(', ') };
}
