import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import { reportingMonthOf } from '@/lib/domain/report/period';
import { today } from '@/lib/platform/clock';
import { freeSlug, monthSlug, periodOfSlug } from '@/lib/text/report';
import { askedOf, type Asked, type Query } from './[period]/wanted';
import { periodChoices } from './period-choice';

const one = (query: Query, name: string): string => (typeof query[name] === 'string' ? (query[name] as string) : '');

/** The period of a list: free days, a named period, or the reporting month that today lies in. */
export function listPeriod(agencyId: number, query: Query): { slug: string; asked: Asked } {
  const [from, to] = [parsePlainDate(one(query, 'tu')), parsePlainDate(one(query, 'den'))];
  const current = reportingMonthOf(today());
  const named = one(query, 'ky');
  const slug = from && to ? freeSlug(from, to) : periodOfSlug(named) ? named : monthSlug(current.year, current.month);
  return { slug, asked: askedOf(agencyId, slug, query) };
}

/** The chooser above a list: by GET, so that every view has its address. */
export function ListSettings({ action, slug, asked }: { action: string; slug: string; asked: Asked }) {
  const options = periodChoices();
  return (
    <div className="report-settings no-print">
      <form action={action} className="report-form">
        <Select name="ky" label="Kỳ" options={options.some(({ value }) => value === slug) ? options : [{ value: slug, label: asked.named.name }, ...options]} defaultValue={slug} />
        <Button type="submit">Xem kỳ này</Button>
      </form>
      <details>
        <summary>Kỳ tự chọn</summary>
        <form action={action} className="report-form mt-3">
          <DateInput name="tu" label="Từ ngày" defaultValue={asked.named.period.from} />
          <DateInput name="den" label="Đến ngày" defaultValue={asked.named.period.to} />
          <Button type="submit">Xem kỳ này</Button>
        </form>
      </details>
    </div>
  );
}
