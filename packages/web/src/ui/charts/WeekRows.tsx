import { VisuallyHidden } from '../components/VisuallyHidden.tsx';
import type { WeekText } from './chart-text.ts';
import type { WeekCell } from './week-cells.ts';

export type WeekRowsProps = {
  cells: readonly WeekCell[];
  days: readonly { short: string; long: string }[];
  /** The one cell that Tab reaches. */
  current: number;
  text: WeekText;
};

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const two = (hour: number) => String(hour).padStart(2, '0');

function Cell({ cell, index, current, text }: { cell: WeekCell; index: number; current: number; text: WeekText }) {
  return (
    <td
      data-cell={index}
      // Arrows walk the cells.
      tabIndex={index === current ? 0 : -1}
      className={cell ? 'nl-week-grid__cell' : 'nl-week-grid__cell nl-week-grid__cell--gap'}
      style={cell?.colors}
    >
      {cell ? (
        cell.label
      ) : (
        <>
          <span aria-hidden="true">–</span>
          <VisuallyHidden>{text.noReading}</VisuallyHidden>
        </>
      )}
    </td>
  );
}

function DayName({ day: { short, long } }: { day: { short: string; long: string } }) {
  return <abbr title={long}>{short}</abbr>;
}

/** Seven rows of 24 hours. */
export function WideRows({ cells, days, current, text }: WeekRowsProps) {
  return (
    <>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{text.day}</VisuallyHidden>
          </th>
          {hours.map((hour) => (
            <th key={hour} scope="col">
              <VisuallyHidden>{text.hour} </VisuallyHidden>
              {two(hour)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day, d) => (
          <tr key={day.long}>
            <th scope="row">
              <DayName day={day} />
            </th>
            {hours.map((hour) => (
              <Cell
                key={hour}
                cell={cells[d * 24 + hour] ?? null}
                index={d * 24 + hour}
                current={current}
                text={text}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

/** Days across and hours down, in the four parts of the day. */
export function NarrowRows({ cells, days, current, text }: WeekRowsProps) {
  const { night, morning, afternoon, evening } = text.parts;
  return (
    <>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{text.hour}</VisuallyHidden>
          </th>
          {days.map((day) => (
            <th key={day.long} scope="col">
              <DayName day={day} />
            </th>
          ))}
        </tr>
      </thead>
      {[night, morning, afternoon, evening].map((part, p) => (
        <tbody key={part}>
          <tr>
            <th scope="rowgroup" colSpan={8} className="nl-week-grid__part">
              {part}
            </th>
          </tr>
          {hours.slice(p * 6, p * 6 + 6).map((hour) => (
            <tr key={hour}>
              <th scope="row">{two(hour)}</th>
              {days.map((day, d) => (
                <Cell
                  key={day.long}
                  cell={cells[d * 24 + hour] ?? null}
                  index={d * 24 + hour}
                  current={current}
                  text={text}
                />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </>
  );
}
