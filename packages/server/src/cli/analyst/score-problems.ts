import { CommandError, EXIT_WRONG_USE } from '../exit-code.ts';
import { problemAt, type Where } from './read-table-problems.ts';

export const noSuchSeries = (where: Where, name: string, names: readonly string[]): CommandError =>
  problemAt(
    where,
    `"${name}" is geen reeks van het bestand. Wel: ${names.slice(0, 40).join(', ')}. Noem dezelfde kolommen als bij forecast.`,
    `"${name}" is no series of the file. There are: ${names.slice(0, 40).join(', ')}. Name the same columns as for forecast.`,
  );

export const windowsOfForecast = (): CommandError =>
  new CommandError(
    {
      nl: '--windows hoort bij een uitkomst van "wijkritme detect"; dit is een voorspelling. Laat --windows weg.',
      en: '--windows goes with an output of "wijkritme detect"; this is a forecast. Leave --windows out.',
    },
    EXIT_WRONG_USE,
  );

export const unknownOutput = (file: string): CommandError =>
  problemAt(
    { file, line: 1 },
    'Dit is geen uitkomst van "wijkritme forecast" of "wijkritme detect". Noem zo’n bestand.',
    'This is no output of "wijkritme forecast" or "wijkritme detect". Name such a file.',
  );
