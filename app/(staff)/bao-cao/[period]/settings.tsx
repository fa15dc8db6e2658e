import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import { TextInput } from '@/components/ui/text-input';
import { BREAKDOWNS } from '@/lib/domain/report/breakdown';
import { paths } from '@/lib/text/paths';
import { BREAKDOWN_SLUGS, BREAKDOWN_WORDS, COMPARISONS } from '@/lib/text/report';
import { periodChoices } from '../period-choice';
import type { Asked } from './wanted';

const SHORT: Readonly<Record<(typeof BREAKDOWNS)[number], string>> = { sector: 'Lĩnh vực', unit: 'Đơn vị', procedure: 'Thủ tục', channel: 'Kênh', officer: 'Người thụ lý' };

/** What the address keeps when one part of it is chosen anew. */
const Kept = ({ query }: { query: Readonly<Record<string, string | undefined>> }) => Object.entries(query).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />);

/** Period, breakdown, comparison, as-of: each a form by GET, so that every view has its address and works without a script. */
export function ReportSettings({ asked, slug }: { asked: Asked; slug: string }) {
  const { named, by, query, comparison, asOf } = asked;
  const comparing = { 'so-voi': comparison?.asked };
  const options = periodChoices();
  const isNamed = options.some(({ value }) => value === slug);
  const compared = comparison && !Object.hasOwn(COMPARISONS, comparison.asked) ? [{ value: comparison.asked, label: comparison.named.name }] : [];
  return (
    <div className="report-settings no-print">
      <div className="report-form">
        <form action={paths.reports()} className="report-form">
          <Kept query={{ ...query, ...comparing }} />
          <Select name="ky" label="Kỳ báo cáo" options={isNamed ? options : [{ value: slug, label: named.name }, ...options]} defaultValue={slug} />
          <Button type="submit">Xem kỳ này</Button>
        </form>
        <form action={paths.report(slug)} className="report-form">
          <Kept query={query} />
          <Select name="so-voi" label="So với" emptyWords="Không so" options={[...Object.entries(COMPARISONS).map(([value, label]) => ({ value, label })), ...compared]} defaultValue={comparison?.asked ?? ''} />
          <Button type="submit">So sánh</Button>
        </form>
      </div>
      <SegmentedLinks label="Chia theo" links={BREAKDOWNS.map((value) => ({ href: paths.report(slug, { ...query, theo: value === 'sector' ? undefined : BREAKDOWN_SLUGS[value], ...comparing }), label: SHORT[value], current: value === by }))} />
      <details open={asOf.date !== '' || undefined}>
        <summary>Kỳ tự chọn, so với kỳ khác, hoặc số liệu đã biết đến một lúc</summary>
        <form action={paths.reports()} className="report-form mt-3">
          <Kept query={{ ...query, ...comparing }} />
          <DateInput name="tu" label="Từ ngày" defaultValue={named.period.from} />
          <DateInput name="den" label="Đến ngày" defaultValue={named.period.to} />
          <Button type="submit">Xem kỳ này</Button>
        </form>
        <form action={paths.report(slug)} className="report-form mt-3">
          <Kept query={{ theo: query.theo, ...comparing }} />
          <DateInput name="biet-den" label="Số liệu biết đến ngày" optional defaultValue={asOf.date} />
          <TextInput name="luc" label="Lúc" hint="10:24; để trống là hết ngày" optional defaultValue={asOf.time} />
          <Button type="submit">Xem lại</Button>
        </form>
        <form action={paths.report(slug)} className="report-form mt-3">
          <Kept query={query} />
          <DateInput name="so-tu" id="so-tu" label="So với kỳ từ ngày" defaultValue={comparison?.named.period.from} />
          <DateInput name="so-den" id="so-den" label="đến ngày" defaultValue={comparison?.named.period.to} />
          <Button type="submit">So sánh</Button>
        </form>
      </details>
    </div>
  );
}

export const rowHeading = (asked: Asked): string => BREAKDOWN_WORDS[asked.by];
