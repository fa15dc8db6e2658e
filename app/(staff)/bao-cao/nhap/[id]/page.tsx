import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ForeignForm } from '@/components/report/foreign-form';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Tag } from '@/components/ui/tag';
import { theAgency } from '@/lib/data/agency';
import { findForeignReport } from '@/lib/data/foreign-reports';
import { can } from '@/lib/domain/access/can';
import { foreignImbalances, foreignTotal } from '@/lib/domain/report/foreign';
import { COLUMNS } from '@/lib/domain/report/tally';
import { localTimeOf, now } from '@/lib/platform/clock';
import { imbalanceWords, lackWords, SOURCE_WORDS } from '@/lib/text/foreign-report';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { COLUMN_WORDS, formatDifference, slugOfPeriod } from '@/lib/text/report';
import { buildReport } from '@/lib/usecases/build-report';
import { staffPage } from '@/lib/web/staff-page';
import { asOfInstant } from '../../as-of';
import '../../report.css';
import { ExplainForm } from './explain-form';

export const metadata: Metadata = { title: 'Báo cáo từ nơi khác' };

/** A report from elsewhere as it was, what does not balance in it and why, and beside it what our own register gives. */
export default async function ForeignReportPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('report:view');
  const [report, agency] = await Promise.all([findForeignReport(actor.agencyId, (await params).id), theAgency()]);
  if (!report) notFound();
  const { content, period, reasons } = report;
  const wrong = foreignImbalances(content);
  const worst = [...wrong].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0];
  const asOf = asOfInstant(content.besideAsOf ?? '', '', now());
  // Another unit's dossiers are not in our register: only our own reports are set beside it.
  const own = report.unitName.trim().toLowerCase() === agency.name.trim().toLowerCase() ? await buildReport({ agencyId: actor.agencyId, period, asOf: asOf.at, now: now() }) : null;
  const slug = slugOfPeriod(period);
  const cellHref = (column: string) => paths.reportCell(slug, { o: column, 'biet-den': asOf.date || undefined });
  const stated = foreignTotal(content);
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Báo cáo từ nơi khác', href: paths.foreignReports() }]}
        title={report.title}
        meta={<>{worst ? <Tag tone="error">Không cân đối: {lackWords(worst.difference)}</Tag> : <Tag tone="success">Cân đối</Tag>} {report.unitName}, từ {formatDate(period.from)} đến {formatDate(period.to)}. Giữ nguyên như bản gốc.</>}
        actions={report.fileId && can(actor, 'report:export') && <LinkButton href={paths.foreignReportFile(report.id)}>Tải tệp gốc</LinkButton>}
      />
      <Sheet id="ban-goc" title="Số liệu của bản gốc" className="mb-4"><ForeignForm content={content} /></Sheet>
      <div className="report-below">
        {wrong.length > 0 && (
          <Sheet id="khong-can-doi" title="Những chỗ không cân đối">
            {wrong.map((one, index) => {
              const said = reasons.filter(({ imbalance }) => imbalance === one.key);
              return (
                <section key={one.key} className="mb-4" aria-label={imbalanceWords(one)}>
                  <p className="report-broken"><b>{imbalanceWords(one)}</b></p>
                  {said.map((reason) => <blockquote key={reason.createdAt.toISOString()} className="report-reason">{reason.text}<div className="small muted">{reason.authorName ?? 'Dữ liệu mẫu'}, {formatDateTime(localTimeOf(reason.createdAt))}. Dấu không cân đối vẫn giữ.</div></blockquote>)}
                  {can(actor, 'report:explain') ? <ExplainForm id={report.id} imbalance={one.key} field={`giai-trinh-${index}`} /> : said.length === 0 && <p className="muted">Chưa có giải trình.</p>}
                </section>
              );
            })}
          </Sheet>
        )}
        {own && (
          <Sheet id="ben-canh" title="Đặt cạnh sổ hồ sơ" aside={asOf.date ? `biết đến ${formatDate(asOf.date as typeof period.from)}` : 'biết đến bây giờ'}>
            <table className="tbl">
              <thead><tr><th scope="col">Cột</th><th scope="col" className="num">Bản gốc</th><th scope="col" className="num">Từ sổ</th><th scope="col" className="num">Chênh lệch</th></tr></thead>
              <tbody>
                {COLUMNS.map((column) => {
                  const value = stated[column];
                  return (
                    <tr key={column}>
                      <th scope="row">{COLUMN_WORDS[column]}</th>
                      <td className="num">{value === undefined ? '–' : formatNumber(value)}</td>
                      <td className="num">{own.total[column] === 0 ? '0' : <Link href={cellHref(column)}>{formatNumber(own.total[column])}</Link>}</td>
                      <td className="num">{value === undefined ? '' : formatDifference(own.total[column] - value)}</td>
                    </tr>
                  );
                })}
                <tr><th scope="row">Rút hoặc dừng, nằm trong (7)</th><td className="num">–</td><td className="num">{formatNumber(own.total.withdrawn + own.total.stopped)}: {own.total.withdrawn > 0 && <Link href={cellHref('withdrawn')}>rút {formatNumber(own.total.withdrawn)}</Link>} {own.total.stopped > 0 && <Link href={cellHref('stopped')}>dừng {formatNumber(own.total.stopped)}</Link>}</td><td /></tr>
              </tbody>
            </table>
            <p className="mt-2"><Link href={paths.report(slug, { 'biet-den': asOf.date || undefined })}>Mở biểu của kỳ này từ sổ</Link></p>
          </Sheet>
        )}
        <Sheet id="nguon" title="Nguồn">
          <DescriptionList items={[
            { term: 'Nguồn', value: SOURCE_WORDS[report.source] },
            { term: 'Người nhập', value: report.importedByName },
            { term: 'Nhập lúc', value: formatDateTime(localTimeOf(report.importedAt)) },
            { term: 'Ghi chú', value: report.note },
          ]} />
          {content.asWritten.length > 0 && (
            <details className="mt-3">
              <summary>Từng ô như đã ghi trong bản gốc</summary>
              <div className="report-scroll mt-2" tabIndex={0} role="region" aria-label="Từng ô như đã ghi"><table className="report-table"><tbody>{content.asWritten.map((row, index) => <tr key={index}>{row.map((text, at) => <td key={at}>{text}</td>)}</tr>)}</tbody></table></div>
            </details>
          )}
        </Sheet>
      </div>
    </>
  );
}
