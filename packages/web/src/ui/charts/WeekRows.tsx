import { VisuallyHidden } from '../components/VisuallyHidden.tsx';
import type { WeekText } from './chart-text.ts';
import { isNumbered, type MissingCell, type WeekCell } from './week-cells.ts';

export type WeekRowsProps = {
  cells: readonly WeekCell[];
  days: readonly { short: string; long: string }[];
  /** The one cell that Tab reaches. */
  current: number;
  /** Index of the first hour that has yet to come. */
  ahead: number;
  text: WeekText;
};

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const two = (hour: number) => String(hour).padStart(2, '0');

type CellProps = Pick<WeekRowsProps, 'current' | 'ahead' | 'text'> & { cell: WeekCell; index: number };

function Cell({ cell, index, current, ahead, text }: CellProps) {
  const isThere = isNumbered(cell);
  const kind = isThere ? '' : index >= ahead ? ' nl-week-grid__cell--ahead' : ' nl-week-grid__cell--gap';
  return (
    <td
      data-cell={index}
      // Arrows walk the cells.
      tabIndex={index === current ? 0 : -1}
      className={`nl-week-grid__cell${kind}`}
      style={isThere ? cell.colors : undefined}
    >
      {isThere ? cell.label : <Missing why={cell} ahead={index >= ahead} text={text} />}
    </td>
  );
}

/** An hour that has yet to come is not an hour without reading. */
function Missing({ why, ahead, text }: { why: MissingCell; ahead: boolean; text: WeekText }) {
  if (ahead) return <VisuallyHidden>{text.ahead}</VisuallyHidden>;
  return (
    <>
      <span aria-hidden="true">–</span>
      <VisuallyHidden>{why === 'not-known' ? text.notKnown : text.noReading}</VisuallyHidden>
    </>
  );
}

function DayName({ day: { short, long } }: { day: { short: string; long: string } }) {
  return <abbr title={long}>{short}</abbr>;
}

/** Seven rows of 24 hours. */
export function WideRows({ cells, days, current, ahead, text }: WeekRowsProps) {
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
                cell={cells[d * 24 + hour] ?? 'no-reading'}
                index={d * 24 + hour}
                current={current}
                ahead={ahead}
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
export function NarrowRows({ cells, days, current, ahead, text }: WeekRowsProps) {
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
                  cell={cells[d * 24 + hour] ?? 'no-reading'}
                  index={d * 24 + hour}
                  current={current}
                  ahead={ahead}
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
