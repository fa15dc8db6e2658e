import { formatNumber } from '@/lib/text/format';

/** How far a long work has come, in figures and as a bar. `total` null: not known yet. */
export function ProgressBar({ label, done, total }: { label: string; done: number; total: number | null }) {
  return (
    <div>
      <p className="flex justify-between gap-4">
        <span>{label}</span>
        <span className="muted">{total === null ? formatNumber(done) : `${formatNumber(done)} / ${formatNumber(total)}`}</span>
      </p>
      <progress className="progress" aria-label={label} value={total === null ? undefined : done} max={total ?? 1} />
    </div>
  );
}
