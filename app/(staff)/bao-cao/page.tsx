import { redirect } from 'next/navigation';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import { reportingMonthOf } from '@/lib/domain/report/period';
import { today } from '@/lib/platform/clock';
import { paths } from '@/lib/text/paths';
import { freeSlug, monthSlug, periodOfSlug } from '@/lib/text/report';
import { staffPage } from '@/lib/web/staff-page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The chooser of periods sends here; without a choice, the last reporting month that is complete. */
export default async function ReportsPage({ searchParams }: Props) {
  await staffPage('report:view');
  const query = await searchParams;
  const text = (name: string) => (typeof query[name] === 'string' ? (query[name] as string) : '');
  const from = parsePlainDate(text('tu'));
  const to = parsePlainDate(text('den'));
  // Another period of the same view: what else the address said stays.
  const kept = Object.fromEntries(['theo', 'biet-den', 'luc', 'so-voi'].map((name) => [name, text(name) || undefined]));
  if (from && to) redirect(paths.report(freeSlug(from, to), kept));
  if (periodOfSlug(text('ky'))) redirect(paths.report(text('ky'), kept));
  const current = reportingMonthOf(today());
  const last = current.month === 1 ? { year: current.year - 1, month: 12 } : { year: current.year, month: current.month - 1 };
  redirect(paths.report(monthSlug(last.year, last.month)));
}
