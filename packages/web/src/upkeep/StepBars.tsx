import './upkeep.css';
import type { IntakeStep } from '@wijkritme/contract';
import { KeySurface } from '../ui/index.ts';

interface StepBarsProps {
  readonly steps: readonly IntakeStep[];
  /** How many there are when the server runs long enough; until then the left stays empty. */
  readonly slots: number;
  /** What the picture says; its numbers stand in the table below it. */
  readonly label: string;
  /** What it is, and the keys that read it. */
  readonly surface: string;
  /** One step in a sentence, for the line below the bars. */
  readonly read: (step: IntakeStep) => string;
  readonly highest: string;
  /** Times of the first and the last slot. */
  readonly ends: readonly [string, string];
  readonly legend: readonly [taken: string, refused: string];
}

const HEIGHT = 100;
const BAR = 10;
const GAP = 2;

/** A bar per minute or hour; what was refused stands on top, hatched. */
export function StepBars({
  steps,
  slots,
  label,
  surface,
  read,
  highest,
  ends: [oldest, newest],
  legend: [taken, refused],
}: StepBarsProps) {
  const top = Math.max(1, ...steps.map(totalOf));
  const empty = slots - steps.length;
  const readAt = (index: number) => {
    const step = steps[index];
    return step ? read(step) : '';
  };
  return (
    <figure className="step-bars">
      <p className="step-bars__scale">{highest}</p>
      <KeySurface steps={steps.map(({ at }) => Date.parse(at))} label={surface} read={readAt}>
        {({ here, goTo }) => (
          <>
            <svg
              className="step-bars__picture"
              viewBox={`0 0 ${slots * BAR} ${HEIGHT}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={label}
              onPointerMove={(event) => {
                const { left, width } = event.currentTarget.getBoundingClientRect();
                goTo(Math.floor(((event.clientX - left) / width) * slots) - empty);
              }}
            >
              <defs>
                <pattern id="step-bars-hatch" width="4" height="4" patternUnits="userSpaceOnUse">
                  <rect className="step-bars__refused-ground" width="4" height="4" />
                  <path className="step-bars__refused-line" d="M0 4L4 0" />
                </pattern>
              </defs>
              {here === null ? null : (
                <rect className="step-bars__here" x={(empty + here) * BAR - GAP} width={BAR + GAP} height={HEIGHT} />
              )}
              {steps.map((step, i) => (
                <Bar key={step.at} step={step} x={(empty + i) * BAR} top={top} />
              ))}
            </svg>
            <p className="step-bars__ends">
              <span>{oldest}</span>
              <span>{newest}</span>
            </p>
          </>
        )}
      </KeySurface>
      <ul className="step-bars__legend">
        <li>
          <span className="step-bars__key step-bars__key--taken" /> {taken}
        </li>
        <li>
          <span className="step-bars__key step-bars__key--refused" /> {refused}
        </li>
      </ul>
    </figure>
  );
}

const totalOf = ({ stored, repeated, refused }: IntakeStep) => stored + repeated + refused;

function Bar({ step, x, top }: { step: IntakeStep; x: number; top: number }) {
  const taken = ((step.stored + step.repeated) / top) * HEIGHT;
  const refused = (step.refused / top) * HEIGHT;
  const width = BAR - GAP;
  return (
    <>
      {taken > 0 ? <rect className="step-bars__taken" x={x} y={HEIGHT - taken} width={width} height={taken} /> : null}
      {refused > 0 ? (
        <rect className="step-bars__refused" x={x} y={HEIGHT - taken - refused} width={width} height={refused} />
      ) : null}
    </>
  );
}
