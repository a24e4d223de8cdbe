const names = ['line', 'band', 'band-edge', 'deviation', 'deviation-span', 'gap', 'grid', 'axis', 'surface'] as const;

export type PlotColors = Record<(typeof names)[number], string>;

/** A canvas knows no custom properties: read them, and again when the theme changes. */
export function readPlotColors(element: Element): PlotColors {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--nl-chart-${name}-color`).trim() || 'CanvasText';
  return Object.fromEntries(names.map((name) => [name, read(name)])) as PlotColors; // NOTE: keys are `names`
}

/** Calls back when the reader or the page changes theme; returns the stop. */
export function watchTheme(onChange: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', onChange);
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
    observer.disconnect();
  };
}
