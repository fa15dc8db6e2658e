import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { filesOfBatch } from '@/lib/data/act-batches';
import { can } from '@/lib/domain/access/can';
import { readCodes } from '@/lib/schemas/handover';
import { formatCount, formatList } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { UndoForm } from './undo-form';

export const metadata: Metadata = { title: 'Lần giao lại hồ sơ' };

type Props = { params: Promise<{ batch: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReassignedPage({ params, searchParams }: Props) {
  const actor = await staffPage('dossier:assign');
  const { batch } = await params;
  const files = (await filesOfBatch(actor.agencyId, batch)).filter((file) => can(actor, 'dossier:assign', [file.holdingUnitId, file.handlingUnitId]));
  if (files.length === 0) notFound();
  const raw = (await searchParams).sot;
  const leftOut = readCodes(typeof raw === 'string' ? raw.split(',') : undefined);
  const still = files.filter(({ isStillHeld }) => isStillHeld);
  const from = files[0]?.fromName ?? 'người trước';
  return (
    <>
      <PageHeader title={`Đã giao lại ${formatCount(files.length, 'hồ sơ')} của ${from}`} crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: 'Giao lại', href: paths.reassign() }, { label: 'Một lần giao' }]} />
      {leftOut.length > 0 && (
        <Notice tone="warning" className="mb-3" title={`Chưa giao ${formatCount(leftOut.length, 'hồ sơ')}`}>
          {formatList(leftOut)}. Có người vừa làm việc khác với hồ sơ, hoặc người nhận không làm ở đơn vị của hồ sơ. Mở hồ sơ để xem, rồi giao lại phần này.
        </Notice>
      )}
      <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <Sheet title="Hồ sơ đã giao" aside={formatCount(files.length, 'hồ sơ')} id="ho-so">
          <Table
            caption="Hồ sơ đã giao"
            rows={files}
            rowKey={({ code }) => code}
            columns={[
              { key: 'code', header: 'Mã hồ sơ', width: '11rem', cell: ({ code }) => <Link href={paths.dossier(code)} className="code">{code}</Link> },
              { key: 'who', header: 'Người nộp', rowHeader: true, cell: ({ applicantName }) => applicantName },
              { key: 'from', header: 'Người giữ trước', onPhone: 'labelled', cell: ({ fromName }) => fromName ?? '' },
              { key: 'to', header: 'Giao cho', onPhone: 'labelled', cell: ({ toName, isStillHeld }) => <>{toName}{!isStillHeld && <small>nay không còn giữ</small>}</> },
            ]}
          />
        </Sheet>
        <Sheet title="Giao trả lại" id="giao-tra">
          {still.length === 0 ? <p className="muted">Người nhận không còn giữ hồ sơ nào của lần giao này, nên không có gì để trả lại.</p> : <UndoForm batchId={batch} count={still.length} fromName={from} />}
        </Sheet>
      </div>
    </>
  );
}
