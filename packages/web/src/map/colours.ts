import type { BeatWord, MapLayerKind } from '@wijkritme/contract';

export type Theme = 'light' | 'dark';
export type BeatShape = 'circle' | 'square' | 'triangle' | 'double-triangle' | 'diamond' | 'dots' | 'cross' | 'ring';
export type BeatPattern = 'stripes' | 'grid' | 'dots' | 'none';

/** Blue for less, orange for more, no red against green; the two worst words and a silent sensor have a pattern too. */
export const beatLooks: Record<BeatWord, { shape: BeatShape; pattern: BeatPattern; light: string; dark: string }> = {
  usual: { shape: 'circle', pattern: 'none', light: '#cfdcd6', dark: '#3c4b47' },
  quiet: { shape: 'square', pattern: 'none', light: '#9cc7e8', dark: '#2f6288' },
  busy: { shape: 'triangle', pattern: 'stripes', light: '#f4b76a', dark: '#a8641a' },
  loud: { shape: 'double-triangle', pattern: 'grid', light: '#e8863c', dark: '#c45f14' },
  different: { shape: 'diamond', pattern: 'none', light: '#c9b3e3', dark: '#63478a' },
  learning: { shape: 'dots', pattern: 'none', light: '#e6e6e0', dark: '#43474b' },
  'silent-sensor': { shape: 'cross', pattern: 'dots', light: '#dedede', dark: '#2b2f33' },
  'no-sensor': { shape: 'ring', pattern: 'none', light: '#f2f2ee', dark: '#33383c' },
};

export const beatWords = Object.keys(beatLooks) as readonly BeatWord[];

export interface MapColours {
  readonly background: string;
  readonly layers: Record<MapLayerKind, string>;
  readonly roadEdge: string;
  readonly buildingEdge: string;
  readonly border: string;
  readonly text: string;
  readonly halo: string;
  readonly ink: string;
  readonly paper: string;
}

export const mapColours: Record<Theme, MapColours> = {
  light: {
    background: '#f1f0ea',
    layers: {
      land: '#f6f5f0',
      water: '#b9d6e6',
      green: '#cfe0c3',
      road: '#ffffff',
      rail: '#8a8a8a',
      building: '#ddd8cc',
      tree: '#8fb07c',
    },
    roadEdge: '#d5d0c4',
    buildingEdge: '#c4bdad',
    border: '#3b4a54',
    text: '#18242c',
    halo: '#ffffff',
    ink: '#14232e',
    paper: '#ffffff',
  },
  dark: {
    background: '#14191d',
    layers: {
      land: '#1a2025',
      water: '#17384c',
      green: '#1f3529',
      road: '#3a4147',
      rail: '#6d7479',
      building: '#2c3237',
      tree: '#34573d',
    },
    roadEdge: '#23292e',
    buildingEdge: '#3a4147',
    border: '#b8c4cc',
    text: '#f2f5f7',
    halo: '#0f1417',
    ink: '#f2f5f7',
    paper: '#101518',
  },
};
