import {
  Alert,
  Badge,
  Card,
  DataTable,
  DescriptionList,
  Details,
  EmptyState,
  LinkButton,
  ProgressBar,
  Skeleton,
  Sparkline,
  StatusMessage,
} from '../index.ts';

const spark = [41, 42, 44, 43, null, 45, 46, 52, 58, 54];
const rows = [
  { id: 1, place: 'Havenplein', value: '58,8 dB', state: 'harder dan normaal' },
  { id: 2, place: 'Molenstraat', value: '43,1 dB', state: 'als normaal' },
];

export function PartsSection() {
  return (
    <div className="gallery-grid">
      <Card title="Staat" footer={<LinkButton href="#staat">Bekijk de plek</LinkButton>}>
        <p>
          <Badge tone="ok">als normaal</Badge>{' '}
          <Badge tone="alert" shape="triangle">
            harder
          </Badge>{' '}
          <Badge tone="warning" shape="diamond">
            sensor zwijgt
          </Badge>{' '}
          <Badge tone="info" shape="square">
            leert nog
          </Badge>{' '}
          <Badge tone="neutral" shape="dots">
            3 sensoren
          </Badge>{' '}
          <Badge tone="muted" shape="dots">
            geen sensor
          </Badge>
        </p>
        <Sparkline values={spark} low={40} high={47} label="Geluid laatste tien uur, nu harder dan normaal" />
        <ProgressBar label="Leren wat normaal is" value={9} max={21} text="9 van 21 dagen" />
      </Card>
      <Card title="Berichten">
        <Alert tone="info" title="De sensor leert nog">
          Nog 12 dagen meten, dan weten we wat normaal is.
        </Alert>
        <p />
        <Alert tone="ok" title="De plek is bewaard" />
        <p />
        <Alert tone="warning" title="De sensor zwijgt">
          De laatste meting kwam om 14:05.
        </Alert>
        <p />
        <Alert tone="error" title="Dat lukte niet">
          Uw tekst is bewaard. Probeer het later weer.
        </Alert>
        <StatusMessage>Laatst bijgewerkt om 14.05 uur</StatusMessage>
      </Card>
      <Card title="Paspoort">
        <DescriptionList
          items={[
            { term: 'Wie', description: 'Gemeente Demodam' },
            { term: 'Wat', description: 'Geluid in decibel, geen spraak' },
            { term: 'Bewaard', description: '90 dagen' },
          ]}
        />
        <Details summary="Meer over deze sensor">De sensor hangt op 4 meter.</Details>
      </Card>
      <Card title="Leeg en laden">
        <EmptyState
          title="Nog geen afwijkingen"
          text="Deze week ging alles als normaal."
          action={<LinkButton href="#week">Bekijk de week</LinkButton>}
        />
        <p />
        <Skeleton label="De lijst komt eraan" height={72} />
      </Card>
      <Card title="Tabel">
        <DataTable
          caption="Plekken"
          rows={rows}
          rowKey={({ id }) => id}
          empty="Er zijn nog geen plekken."
          columns={[
            { key: 'place', header: 'Plek', render: ({ place }) => place },
            { key: 'value', header: 'Gemeten', align: 'end', render: ({ value }) => value },
            { key: 'state', header: 'Oordeel', render: ({ state }) => state },
          ]}
        />
        <DataTable
          caption="Meldingen"
          columns={[{ key: 'a', header: 'Melding', render: () => '' }]}
          rows={[]}
          rowKey={() => 0}
          empty="Er zijn geen meldingen deze week."
        />
      </Card>
    </div>
  );
}
