import { CommandError, EXIT_WRONG_USE } from '../exit-code.ts';

export const horizonTooLong = () =>
  new CommandError(
    {
      nl: '--horizon is te lang. Vooruitkijken kan tot 7 dagen, met stappen van 15 minuten of korter tot 6 dagen.',
      en: '--horizon is too long. It may be 7 days at most, or 6 days with steps of 15 minutes or less.',
    },
    EXIT_WRONG_USE,
  );

export const horizonUneven = (step: number) =>
  new CommandError(
    {
      nl: `--horizon en --origins moeten een veelvoud zijn van een stap (${step} minuten). Kies een andere --step.`,
      en: `--horizon and --origins must be a multiple of a step (${step} minutes). Choose another --step.`,
    },
    EXIT_WRONG_USE,
  );

export const tooCoarse = (file: string, interval: number, step: number) =>
  new CommandError({
    nl: `${file} heeft een meting per ${Math.round(interval)} minuten. Dat is te grof voor stappen van ${step} minuten.`,
    en: `${file} has a reading every ${Math.round(interval)} minutes. That is too coarse for steps of ${step} minutes.`,
  });

export const nothingToForecast = (file: string) =>
  new CommandError({
    nl: `${file} heeft geen enkele meting met een tijd en een waarde. Er valt niets te voorspellen.`,
    en: `${file} has no reading with a time and a value. There is nothing to forecast.`,
  });

export const manyStates = (series: string) =>
  new CommandError(
    {
      nl: `${series} heeft andere waarden dan 0 en 1. Een toestand is alleen te voorspellen als het 0 (uit) of 1 (aan) is; maak van elke toestand een kolom met 0 en 1.`,
      en: `${series} has other values than 0 and 1. A state can be forecast only where it is 0 (off) or 1 (on); make a column of 0 and 1 of each state.`,
    },
    EXIT_WRONG_USE,
  );

export const tooLong = (file: string, years: number) =>
  new CommandError({
    nl: `${file} beslaat ${Math.round(years)} jaar. Controleer de tijden, of kort het bestand in tot hooguit 40 jaar.`,
    en: `${file} spans ${Math.round(years)} years. Check the times, or shorten the file to 40 years at most.`,
  });

export const sameFile = (option: string) =>
  new CommandError(
    {
      nl: `${option} is het bestand zelf. Kies een andere naam.`,
      en: `${option} is the file itself. Choose another name.`,
    },
    EXIT_WRONG_USE,
  );
