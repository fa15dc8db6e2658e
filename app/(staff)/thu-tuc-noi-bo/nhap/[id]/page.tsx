import '../import.css';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ImportDifferenceView } from '@/components/procedure/import-difference';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { procedureImportStanding } from '@/lib/usecases/procedure-import-run';
import { contextOf } from '@/lib/web/request-context';
import { staffPage } from '@/lib/web/staff-page';
import { IMPORT_STATES } from '../states';
import { ConfirmImport } from './confirm';

export const metadata: Metadata = { title: 'Đối chiếu danh sách thủ tục' };

/** One list: what it would change, what was wrong, and the act that makes drafts of it. */
export default async function ImportRunPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('procedure:draft');
  const run = await procedureImportStanding(contextOf(actor), (await params).id);
  if (!run) notFound();
  const isBusy = run.state === 'checking' || run.state === 'importing';
  const drafts = run.newRows + run.changedRows;
  const counts: readonly [string, number][] = [['Dòng', run.totalRows], ['Thủ tục mới', run.newRows], ['Có khác biệt', run.changedRows], ['Như bản đang lưu', run.sameRows], ['Dòng lỗi', run.badRows], ['Đang áp dụng nhưng không có trong tệp', run.missing]];
  return (
    <div style={{ maxWidth: '62rem' }}>
      {isBusy && <meta httpEquiv="refresh" content="2" />}
      <PageHeader crumbs={[{ label: 'Thủ tục', href: paths.internalProcedures() }, { label: 'Nhập danh sách', href: paths.procedureImports() }]} title={run.fileName} meta={IMPORT_STATES[run.state]} />
      {run.failure && <Notice tone="error" className="mb-4">{run.failure}</Notice>}
      {run.state === 'interrupted' && <Notice tone="warning" className="mb-4">Chương trình đã dừng khi đang làm lượt này. Gửi lại tệp: những gì đã tạo được nhận ra, không tạo trùng.</Notice>}
      {run.state === 'done' && (
        <Notice tone="success" className="mb-4">
          Đã tạo bản dự thảo từ các dòng hợp lệ. <Link href={paths.internalProcedures()}>Mở danh sách để trình duyệt</Link>.
        </Notice>
      )}
      {isBusy ? (
        <Notice announce>Đang làm{run.totalRows > 0 ? `, ${formatNumber(run.totalRows)} dòng` : ''}… Trang tự cập nhật.</Notice>
      ) : (
        run.difference && (
          <>
            <Sheet id="ket-qua" title="2. Kết quả đối chiếu" className="mb-4" aside={run.resultFileId && <a href={paths.procedureImportFile(run.id)}>Tải tệp có đánh dấu, XLSX</a>}>
              <dl className="import-counts">
                {counts.map(([label, count]) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{formatNumber(count)}</dd>
                  </div>
                ))}
              </dl>
              {run.state === 'checked' && drafts > 0 && <div className="mt-4"><ConfirmImport importId={run.id} drafts={drafts} /></div>}
              {run.state === 'checked' && drafts === 0 && <p className="mt-3">Không có gì để nhập.</p>}
            </Sheet>
            <ImportDifferenceView difference={run.difference} />
          </>
        )
      )}
    </div>
  );
}
