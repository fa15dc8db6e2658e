import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { reportingMonthOf } from '@/lib/domain/report/period';
import { today } from '@/lib/platform/clock';
import { monthSlug, periodOfSlug, type NamedPeriod } from '@/lib/text/report';

/** The reporting periods of the last thirteen months, with the quarters, halves and years that they lie in, newest first. */
export function recentPeriods(): NamedPeriod[] {
  const on = today();
  const current = reportingMonthOf(on);
  const months = Array.from({ length: 13 }, (_, back) => {
    const index = current.year * 12 + current.month - 1 - back;
    return { year: Math.floor(index / 12), month: (index % 12) + 1 };
  });
  const years = [...new Set(months.map(({ year }) => year))];
  return [...months.map(({ year, month }) => monthSlug(year, month)), ...years.flatMap((year) => [`${year}-quy-4`, `${year}-quy-3`, `${year}-quy-2`, `${year}-quy-1`, `${year}-nua-2`, `${year}-nua-1`, `${year}-nam`])].flatMap((slug) => {
    const found = periodOfSlug(slug);
    return found && found.period.from <= on ? [found] : [];
  });
}

/** The same, to choose from. */
export const periodChoices = (): { value: string; label: string }[] => recentPeriods().map(({ slug, name }) => ({ value: slug, label: name }));

/** The period that an address names, else the reporting year that is going on. */
export const periodAsked = (slug: string | undefined): NamedPeriod => {
  const asked = slug ? periodOfSlug(slug) : null;
  const fallback = periodOfSlug(`${reportingMonthOf(today()).year}-nam`);
  if (!asked && !fallback) throw new Error('no reporting year');
  return (asked ?? fallback) as NamedPeriod;
};

/** A form that goes to the same page with another period. */
export function PeriodChoice({ action, current }: { action: string; current: string }) {
  const options = periodChoices();
  return (
    <form action={action} className="report-form mb-3">
      <Select name="ky" label="Kỳ" options={options.some(({ value }) => value === current) ? options : [{ value: current, label: periodOfSlug(current)?.name ?? current }, ...options]} defaultValue={current} key={current} />
      <Button type="submit">Xem kỳ này</Button>
    </form>
  );
}
