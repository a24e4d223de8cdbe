import { algorithmTexts } from './algorithm-texts.ts';
import { getHolder, type RegisterData, type RegisterExport } from './register-export.ts';

/**
 * Algorithm register, publication standard v1.0.0 (Algoritmeregister/sensorregistratie-monorepo,
 * `standaarden/algoritmeregister-publicatiestandaard-v1.0.0.schema.json`, commit 309ef750): one record for the rhythm and
 * one for the forecast. The category is ours to propose and the organisation's to decide: about places and not about
 * people, so C. `theme` is of the government's own list of themes. Impact assessments follow from the passports.
 */
export const algorithmRegister: RegisterExport = {
  id: 'algorithm-register',
  title: 'Algoritmeregister v1.0.0 (JSON)',
  mediaType: 'application/json',
  toExport: (data) => Object.values(algorithmTexts).map((texts) => toRecord(data, texts)),
};

function toRecord(data: RegisterData, texts: (typeof algorithmTexts)[keyof typeof algorithmTexts]) {
  const { organisation, contact } = getHolder(data);
  return {
    ...texts,
    organization: organisation.slice(0, 99),
    theme: ['Openbare orde en veiligheid', 'Ruimte en infrastructuur'],
    start_date: new Date(data.startedAt ?? data.now).toISOString().slice(0, 7),
    contact,
    publication_category: 'Overige algoritmes (Categorie C)',
    source_link: `${data.baseUrl}/v1/register/exports/algorithm-register`,
    ...impact(data),
    data: `Metingen van ${countOf(data)} meetreeksen: aantallen, geluidsniveaus en andere getallen van plekken. Geen persoonsgegevens in het algoritme.`,
    data_source_link: `${data.baseUrl}/register`,
    data_source_title: 'Sensorregister',
    supplier: 'Wijkritme (open source, EUPL-1.2)',
    language: 'nld',
    schema: '1.0.0',
  };
}

function countOf({ entries }: RegisterData): number {
  return entries.reduce((sum, { series }) => sum + series.length, 0);
}

function impact({ entries }: RegisterData) {
  const links = entries.flatMap(({ series }) => series.flatMap(({ passport }) => passport?.dpiaUrl ?? []));
  if (links[0])
    return { impact_assessments: 'Data Protection Impact Assessment (DPIA)', impact_assessment_link: links[0] };
  return {
    impact_assessments: 'Geen bekend',
    impact_assessment_explanation: 'In de sensorpaspoorten staat geen verwijzing naar een gepubliceerde toets.',
  };
}
