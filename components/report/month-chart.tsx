import { formatNumber } from '@/lib/text/format';

export type MonthBar = { readonly month: string; readonly label: string; readonly early: number; readonly onTime: number; readonly late: number; readonly received: number };

const HEIGHT = 150;
const STEP = 26;

/**
 * What ended in each month as one stacked column: early light, on time dark, late hatched, so that it reads in grey; what came
 * in is a line. The same figures stand in the table beside it, which is what a screen reader gets.
 */
export function MonthChart({ months }: { months: readonly MonthBar[] }) {
  const most = Math.max(1, ...months.map(({ early, onTime, late, received }) => Math.max(early + onTime + late, received)));
  const y = (value: number): number => HEIGHT - (value / most) * HEIGHT;
  const width = months.length * STEP;
  return (
    <svg className="chart" viewBox={`-34 -8 ${width + 40} ${HEIGHT + 34}`} role="img" aria-label="Hồ sơ giải quyết và tiếp nhận theo tháng; số liệu ở bảng bên dưới">
      <defs>
        <pattern id="late-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="chart-late" />
          <rect width="2" height="5" className="chart-paper" />
        </pattern>
      </defs>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={0} x2={width} y1={y(most * share)} y2={y(most * share)} className="chart-grid" />
          <text x={-5} y={y(most * share) + 3} textAnchor="end" className="chart-text">{formatNumber(Math.round(most * share))}</text>
        </g>
      ))}
      {months.map(({ month, label, early, onTime, late }, index) => {
        const x = index * STEP + 5;
        const parts = [{ name: 'early', value: early, from: 0 }, { name: 'on-time', value: onTime, from: early }, { name: 'late', value: late, from: early + onTime }] as const;
        return (
          <g key={month}>
            {parts.map(({ name, value, from }) => value > 0 && <rect key={name} x={x} width={STEP - 10} y={y(from + value)} height={y(from) - y(from + value)} className={`chart-${name}`} fill={name === 'late' ? 'url(#late-hatch)' : undefined} />)}
            {index % 3 === (months.length - 1) % 3 && <text x={x + (STEP - 10) / 2} y={HEIGHT + 16} textAnchor="middle" className="chart-text">{label}</text>}
          </g>
        );
      })}
      <polyline className="chart-line" points={months.map(({ received }, index) => `${index * STEP + STEP / 2},${y(received)}`).join(' ')} />
    </svg>
  );
}

/** What the forms and lines of the chart mean. */
export const MonthLegend = () => (
  <ul className="chart-legend" aria-hidden="true">
    <li><i className="swatch swatch-early" />Trước hạn</li>
    <li><i className="swatch swatch-on-time" />Đúng hạn</li>
    <li><i className="swatch swatch-late" />Quá hạn</li>
    <li><i className="swatch swatch-line" />Tiếp nhận</li>
  </ul>
);
