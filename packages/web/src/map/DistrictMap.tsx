import 'maplibre-gl/dist/maplibre-gl.css';
import type { MapLayerKind } from '@wijkritme/contract';
import { type GeoJSONSource, type MapLayerMouseEvent, MapLibreMap, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef, useState } from 'react';
import type { Theme } from './colours.ts';
import { boundsOf, type Feature, labelPointOf, positionsOf } from './geometry.ts';
import { imagesOf } from './images.ts';
import { createStyle } from './style.ts';

// MapLibre does not find its worker in a Vite build by itself (ux.md, trap 1).
setWorkerUrl(workerUrl);

export interface MapText {
  readonly label: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly failed: string;
  readonly scrollHint: string;
  readonly touchHint: string;
}

export interface DistrictMapProps {
  /** Polygons and lines of places; `properties`: placeId, name, word, filled. */
  readonly places: readonly Feature[];
  /** Points; `properties`: name, measuring. */
  readonly sensors: readonly Feature[];
  readonly layers: Partial<Record<MapLayerKind, { features: readonly Feature[] }>>;
  readonly theme: Theme;
  readonly text: MapText;
  readonly onSelectPlace: (placeId: number) => void;
}

/** GeoJSON in, events out. The list beside the map carries the same content for who cannot use a canvas. */
export function DistrictMap({ places, sensors, layers, theme, text, onSelectPlace }: DistrictMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const select = useRef(onSelectPlace);
  select.current = onSelectPlace;
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [failed, setFailed] = useState(false);
  const bounds = useRef(boundsOf(places.flatMap((place) => positionsOf(place.geometry?.coordinates))));

  // biome-ignore lint/correctness/useExhaustiveDependencies: one map per theme and language; data follow in the effects below
  useEffect(() => {
    if (!box.current) return;
    let opened: MapLibreMap | undefined;
    try {
      opened = openMap(box.current, theme, text, bounds.current);
    } catch {
      // No WebGL here: the list beside the map shows the same.
      setFailed(true);
      return;
    }
    const ready = opened;
    ready.on('load', () => {
      for (const { name, image, pixelRatio } of imagesOf(theme)) ready.addImage(name, image, { pixelRatio });
      setMap(ready);
    });
    ready.on('click', 'place-fill', (event: MapLayerMouseEvent) => {
      const id = Number(event.features?.at(-1)?.properties.placeId);
      if (id > 0) select.current(id);
    });
    ready.on('mouseenter', 'place-fill', () => ready.getCanvas().classList.add('map__canvas--link'));
    ready.on('mouseleave', 'place-fill', () => ready.getCanvas().classList.remove('map__canvas--link'));
    return () => {
      setMap(null);
      ready.remove();
    };
  }, [theme, text.label]);

  useEffect(() => {
    if (!map) return;
    setData(map, 'places', places);
    setData(map, 'place-labels', places.flatMap(labelOf));
  }, [map, places]);
  useEffect(() => {
    if (map) setData(map, 'sensors', sensors);
  }, [map, sensors]);
  useEffect(() => {
    if (map) for (const [kind, layer] of Object.entries(layers)) setData(map, kind, layer.features);
  }, [map, layers]);

  if (failed) return <p className="map-failed">{text.failed}</p>;
  return <div ref={box} className="map" data-ready={map ? 'yes' : undefined} />;
}

function openMap(
  container: HTMLElement,
  theme: Theme,
  text: MapText,
  bounds: ReturnType<typeof boundsOf>,
): MapLibreMap {
  const map = new MapLibreMap({
    container,
    style: createStyle(theme),
    bounds: bounds ? [bounds[0], bounds[1], bounds[2], bounds[3]] : undefined,
    fitBoundsOptions: { padding: 24, maxZoom: 16 },
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    locale: {
      'Map.Title': text.label,
      'NavigationControl.ZoomIn': text.zoomIn,
      'NavigationControl.ZoomOut': text.zoomOut,
      'CooperativeGesturesHandler.WindowsHelpText': text.scrollHint,
      'CooperativeGesturesHandler.MacHelpText': text.scrollHint,
      'CooperativeGesturesHandler.MobileHelpText': text.touchHint,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  return map;
}

function setData(map: MapLibreMap, source: string, features: readonly Feature[]): void {
  // The contract's geometry is looser in its types than GeoJSON; the server has checked it.
  const data = { type: 'FeatureCollection', features } as unknown as GeoJSON.FeatureCollection;
  map.getSource<GeoJSONSource>(source)?.setData(data);
}

function labelOf(place: Feature): Feature[] {
  const point = place.properties.filled ? labelPointOf(place) : undefined;
  return point ? [{ ...place, geometry: { type: 'Point', coordinates: [...point] } }] : [];
}
