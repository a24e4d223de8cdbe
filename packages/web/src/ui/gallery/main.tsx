import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  BandFigure,
  Breadcrumb,
  Button,
  Heading,
  PageShell,
  StatusMessage,
  WeekGrid,
  type WeekMode,
  WhyPanel,
} from '../index.ts';
import '../styles.css';
import './gallery.css';
import { deviation, makeBand, quiet, reason, week } from './data.ts';
import { FormSection } from './FormSection.tsx';
import { PartsSection } from './PartsSection.tsx';
import { bandText, weekText, whyText } from './texts.ts';

const sentence =
  'Vrijdagavond was het harder dan normaal. Van 20.30 tot 0.00 uur mat de sensor tot 58,8 decibel. Normaal is dat 43 decibel.';
const year = { points: 8760, stepSeconds: 3600, from: Date.parse('2025-11-20T23:00:00Z') };
/** From midnight to midnight on the day that has 25 hours. */
const longDay = { points: 100, from: Date.parse('2026-10-24T22:00:00Z') };

const header = <a href="#main">Wijkritme Demodam</a>;
const nav = (
  <nav aria-label="Hoofdmenu">
    <ul>
      <li>
        <a href="#main" aria-current="page">
          Plekken
        </a>
      </li>
      <li>
        <a href="#afwijkingen">Afwijkingen</a>
      </li>
      <li>
        <a href="#sensoren">Sensoren</a>
      </li>
    </ul>
  </nav>
);

function Gallery() {
  const [mode, setMode] = useState<WeekMode>('measured');
  const [points, setPoints] = useState(600);
  const [band, setBand] = useState(() => ({ ...makeBand({ points: 672 }), datastreamId: 7 }));
  const [chosen, setChosen] = useState<number | null>(null);
  const append = () => {
    setPoints(points + 1);
    setBand({ ...makeBand({ points: 672 + points - 599 }), datastreamId: 7 });
  };
  return (
    <PageShell
      skipLabel="Naar de inhoud"
      header={header}
      nav={nav}
      banner="Voorbeeldgegevens: Demodam bestaat niet."
      footer={<a href="#top">Toegankelijkheid</a>}
    >
      <Breadcrumb label="Kruimelpad" items={[{ label: 'Plekken', href: '#plekken' }, { label: 'Havenplein' }]} />
      <Heading level={1}>Havenplein</Heading>
      <div className="gallery-stack">
        <BandFigure
          band={band}
          deviations={[deviation, quiet]}
          sentence={sentence}
          locale="nl"
          text={bandText}
          onSelectDeviation={setChosen}
        />
        <StatusMessage>{chosen === null ? null : `Afwijking ${chosen} gekozen`}</StatusMessage>
        <div>
          <Button onClick={append}>Voeg een meting toe</Button>
        </div>
        <WhyPanel reason={reason} text={whyText} />
        <section aria-labelledby="week">
          <Heading level={2} id="week">
            De week
          </Heading>
          <WeekGrid week={week} mode={mode} locale="nl" text={weekText} onModeChange={setMode} />
        </section>
        <PartsSection />
        <FormSection />
        <BandFigure
          band={makeBandOnce(longDay)}
          deviations={[]}
          sentence="Zondag 25 oktober had 25 uren."
          locale="nl"
          text={{
            ...bandText,
            surface: 'Grafiek van zondag. Pijl links en rechts: een meting.',
            tableCaption: 'Geluid op zondag 25 oktober',
          }}
          height={220}
        />
        <BandFigure
          band={makeBandOnce(year)}
          deviations={[deviation]}
          sentence="Een jaar in uren."
          locale="nl"
          text={{
            ...bandText,
            surface: 'Grafiek van een jaar. Pijl links en rechts: een meting.',
            tableCaption: 'Geluid in een jaar',
          }}
          height={220}
        />
      </div>
    </PageShell>
  );
}

const bands = new Map<number, ReturnType<typeof makeBand>>();
function makeBandOnce(options: Parameters<typeof makeBand>[0]) {
  const made = bands.get(options.points) ?? makeBand(options);
  bands.set(options.points, made);
  return made;
}

const root = document.getElementById('root');
if (!root) throw new Error('no #root in the page');
createRoot(root).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);
