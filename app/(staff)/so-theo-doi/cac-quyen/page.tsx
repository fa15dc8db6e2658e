import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { formatDate, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { LINES_IN_VOLUME, registerSize } from '@/lib/usecases/dossier-register';
import { contextOf } from '@/lib/web/request-context';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { periodOf, registerRefusalWords } from '../wanted';

export const metadata: Metadata = { title: 'Sổ theo dõi hồ sơ' };

/** A register too long for one document: its volumes, and the whole as a table. */
export default async function RegisterVolumesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('report:view');
  const query = await searchParams;
  const period = periodOf(queryText(query.tu), queryText(query.den));
  if (period === null) notFound();
  const size = await registerSize(contextOf(actor), period);
  const asked = { tu: period.from, den: period.to };
  const volumes = size.ok ? Array.from({ length: size.value.volumes }, (_, at) => at + 1) : [];
  const last = (volume: number): number => (size.ok ? Math.min(volume * LINES_IN_VOLUME, size.value.found) : 0);
  return (
    <div style={{ maxWidth: '42rem' }}>
      <PageHeader title="Sổ theo dõi hồ sơ" crumbs={[{ label: 'Báo cáo', href: paths.reports() }]} meta={`Từ ngày ${formatDate(period.from)} đến ngày ${formatDate(period.to)}`} />
      {!size.ok && size.refusal.name !== 'Volumes' && <Notice tone="error">{registerRefusalWords(size.refusal)}</Notice>}
      {size.ok && (
        <Sheet title={`${formatNumber(size.value.found)} hồ sơ`} aside={`${formatNumber(size.value.volumes)} quyển`} id="quyen">
          <p className="mb-3">Sổ in thành từng quyển {formatNumber(LINES_IN_VOLUME)} hồ sơ, số thứ tự nối tiếp. Cần cả kỳ trong một tệp thì tải <Link href={paths.dossierRegister({ ...asked, dang: 'xlsx' })}>bảng tính XLSX</Link> hoặc <Link href={paths.dossierRegister({ ...asked, dang: 'csv' })}>CSV</Link>.</p>
          <ul className="papers">
            {volumes.map((volume) => (
              <li key={volume}>
                <span>
                  <Link href={paths.dossierRegister({ ...asked, quyen: volume })} target="_blank">Quyển số {volume}</Link>{' '}
                  <small>Số thứ tự {formatNumber((volume - 1) * LINES_IN_VOLUME + 1)} đến {formatNumber(last(volume))}. <Link href={paths.dossierRegister({ ...asked, quyen: volume, dang: 'docx' })}>Tải DOCX</Link></small>
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  );
}
