import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Link } from '@/components/ui/link';
import { Tag, type TagTone } from '@/components/ui/tag';
import { findSheet, listSheetLines, type HandoverOutcome, type SheetLine } from '@/lib/data/handover-sheets';
import { formatCount, formatDateTime } from '@/lib/text/format';
import { HANDOVER_OUTCOMES } from '@/lib/text/handover-words';
import { paths } from '@/lib/text/paths';
import { maySeeSheet, maySignSheet } from '@/lib/usecases/sign-sheet';
import { staffPage } from '@/lib/web/staff-page';
import { SignForm } from './sign-form';

export const metadata: Metadata = { title: 'Phiếu bàn giao' };

const TONES: Record<HandoverOutcome, TagTone> = { waiting: 'warning', received: 'success', missing: 'error', moved: 'plain' };

/** Why this person does not sign, where they might have thought so. */
function whyNot(isGiver: boolean, toUnitName: string): string {
  return isGiver ? 'Bạn là người giao: người của bên nhận ký.' : `Chờ người của ${toUnitName} ký nhận.`;
}

const lineOf = (line: SheetLine) => ({
  ordinal: line.ordinal, code: line.code, href: paths.dossier(line.code), applicant: line.applicantName, procedure: line.procedureName, due: line.dueAt && formatDateTime(line.dueAt),
  holder: `${line.sets} bộ`, remark: line.isPending ? null : 'đã chuyển đi sau khi bàn giao', isPending: line.isPending,
});

export default async function HandoverPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('handover:view');
  const sheet = await findSheet(actor.agencyId, { id: (await params).id });
  if (!sheet || !maySeeSheet(actor, sheet)) notFound();
  const lines = await listSheetLines(actor.agencyId, sheet.id);
  const maySign = sheet.receivedAt === null && maySignSheet(actor, sheet);
  return (
    <>
      <PageHeader
        title={`Phiếu bàn giao ${sheet.number}`}
        crumbs={[{ label: 'Phiếu bàn giao', href: paths.handovers() }, { label: sheet.number }]}
        meta={sheet.receivedAt === null ? <Tag tone="warning">Chờ ký nhận</Tag> : <Tag tone={sheet.missing > 0 ? 'warning' : 'success'}>{sheet.missing > 0 ? `Đã ký, thiếu ${sheet.missing}` : 'Đã ký đủ'}</Tag>}
        actions={<LinkButton href={paths.handoverPdf(sheet.id)} target="_blank">In phiếu</LinkButton>}
      />
      <Sheet className="mb-3">
        <DescriptionList
          items={[
            { term: 'Bên giao', value: `${sheet.fromUnitName}: ${sheet.givenByName}, ${formatDateTime(sheet.givenAt)}` },
            { term: 'Bên nhận', value: sheet.receivedAt === null ? `${sheet.toUnitName}: chưa ký` : `${sheet.toUnitName}: ${sheet.receivedByName ?? ''}, ${formatDateTime(sheet.receivedAt)}` },
            { term: 'Hồ sơ', value: sheet.receivedAt === null ? formatCount(sheet.count, 'hồ sơ') : `${formatCount(sheet.count, 'hồ sơ')}: nhận ${sheet.received}, không có trong lô ${sheet.missing}${sheet.count > sheet.received + sheet.missing ? `, đã chuyển trước ${sheet.count - sheet.received - sheet.missing}` : ''}` },
            { term: 'Ghi chú của bên giao', value: sheet.note },
            { term: 'Ghi chú của bên nhận', value: sheet.receiptNote },
          ]}
        />
      </Sheet>
      {maySign ? (
        <SignForm sheetId={sheet.id} fromUnitName={sheet.fromUnitName} giverName={sheet.givenByName} lines={lines.map(lineOf)} />
      ) : (
        <Sheet title="Hồ sơ trong phiếu" aside={formatCount(lines.length, 'hồ sơ')} id="ho-so">
          {sheet.receivedAt === null && <p className="muted mb-3">{whyNot(actor.staffId === sheet.givenById, sheet.toUnitName)}</p>}
          <Table
            caption="Hồ sơ trong phiếu"
            rows={lines}
            rowKey={({ code }) => code}
            columns={[
              { key: 'n', header: 'Số', width: '2.75rem', numeric: true, onPhone: 'hidden', cell: ({ ordinal }) => ordinal },
              { key: 'code', header: 'Mã hồ sơ', width: '11rem', onPhone: 'inline', cell: ({ code }) => <Link href={paths.dossier(code)} className="code">{code}</Link> },
              { key: 'people', header: 'Người nộp, thủ tục', rowHeader: true, cell: (line) => <>{line.applicantName}<small>{line.procedureName}</small></> },
              { key: 'due', header: 'Hẹn trả', width: '9rem', onPhone: 'labelled', cell: ({ dueAt }) => (dueAt === null ? '' : formatDateTime(dueAt)) },
              { key: 'outcome', header: 'Kết quả', width: '11rem', cell: ({ outcome }) => <Tag tone={TONES[outcome]}>{HANDOVER_OUTCOMES[outcome]}</Tag> },
            ]}
          />
        </Sheet>
      )}
    </>
  );
}
