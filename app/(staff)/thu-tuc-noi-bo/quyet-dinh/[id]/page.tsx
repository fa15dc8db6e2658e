import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { findDecision, listDecisionEffects } from '@/lib/data/decisions';
import { listDrafts } from '@/lib/data/procedure-drafts';
import { can } from '@/lib/domain/access/can';
import { versionStanding } from '@/lib/domain/procedure/draft';
import { localTimeOf, today } from '@/lib/platform/clock';
import { DECISION_KIND_WORDS } from '@/lib/text/draft-words';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { DraftTable } from '../../draft-table';
import { StandingTag } from '../../tags';
import { VerifyForm } from '../../verify-form';
import '../../procedures.css';

export const metadata: Metadata = { title: 'Quyết định công bố' };

export default async function DecisionPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('procedure:view');
  const decision = await findDecision(actor.agencyId, (await params).id);
  if (!decision) notFound();
  const seesDrafts = can(actor, 'procedure:draft') || can(actor, 'procedure:review');
  const [effects, drafts] = await Promise.all([listDecisionEffects(actor.agencyId, decision.id), seesDrafts ? listDrafts(actor.agencyId, { decisionId: decision.id }) : []]);
  return (
    <>
      <PageHeader
        title={`Quyết định ${decision.number}`}
        crumbs={[{ label: 'Quyết định công bố', href: paths.procedureDecisions() }]}
        meta={<p>{decision.title}</p>}
        actions={can(actor, 'procedure:draft') && (
          <>
            <LinkButton href={paths.procedureDecisionChange(decision.id)}>Sửa quyết định</LinkButton>
            <LinkButton tone="primary" href={paths.newProcedureDraft({ quyetDinh: decision.id, viec: decision.kind })}>Soạn dự thảo theo quyết định này</LinkButton>
          </>
        )}
      />
      <div className="procedure-split">
        <div>
          <Sheet title="Quyết định đã làm thay đổi" className="mb-3">
            <Table
              caption="Bản thủ tục bắt đầu hoặc kết thúc theo quyết định"
              rows={effects}
              rowKey={({ versionId, effect }) => `${versionId} ${effect}`}
              columns={[
                { key: 'name', header: 'Thủ tục', rowHeader: true, cell: ({ slug, code, name, number }) => <><Link href={paths.internalProcedure(slug)}>{name}</Link><span className="second"><span className="code">{code ?? slug}</span>, bản {number}</span></> },
                { key: 'effect', header: 'Thay đổi', cell: ({ effect, validFrom, validTo }) => (effect === 'begun' ? `Bắt đầu áp dụng từ ${formatDate(validFrom)}` : `Áp dụng đến hết ${formatDate(validTo ?? validFrom)}`) },
                { key: 'standing', header: 'Hiện nay', cell: (effect) => <StandingTag standing={versionStanding({ ...effect, state: 'approved' }, today())} /> },
              ]}
              empty={<EmptyState>Chưa có bản thủ tục nào được duyệt theo quyết định này.</EmptyState>}
            />
          </Sheet>
          {seesDrafts && drafts.length > 0 && <Sheet title="Dự thảo theo quyết định này"><DraftTable drafts={drafts} empty="" /></Sheet>}
        </div>
        <Sheet title="Thông tin">
          <DescriptionList
            items={[
              { term: 'Loại', value: DECISION_KIND_WORDS[decision.kind] },
              { term: 'Ban hành', value: formatDate(decision.issuedOn) },
              { term: 'Hiệu lực từ', value: formatDate(decision.effectiveOn) },
              { term: 'Người ký', value: decision.issuer },
              { term: 'Văn bản được công bố', value: decision.legalTextOn && `có hiệu lực từ ${formatDate(decision.legalTextOn)}${decision.isShortened ? ', trình tự rút gọn' : ''}` },
              { term: 'Bản ký', value: decision.fileId ? <a href={paths.procedureFile(decision.fileId)} target="_blank" rel="noreferrer" className="decision-file">{decision.fileName ?? 'Mở tệp'}</a> : <span className="muted">chưa có tệp</span> },
              { term: 'Đối chiếu', value: decision.isVerified ? `${decision.verifiedByName ?? 'đã đối chiếu'}${decision.verifiedAt ? `, ${formatDateTime(localTimeOf(decision.verifiedAt))}` : ''}` : <UnverifiedFlag /> },
              { term: 'Nhập bởi', value: decision.createdByName && `${decision.createdByName}, ${formatDateTime(localTimeOf(decision.createdAt))}` },
            ]}
          />
          {decision.isSample && <p className="small muted mt-2">Dữ liệu mẫu: số quyết định này không có thật.</p>}
          {can(actor, 'procedure:verify') && <div className="mt-3"><VerifyForm key={String(decision.isVerified)} what="decision" id={decision.id} isVerified={decision.isVerified} /></div>}
        </Sheet>
      </div>
    </>
  );
}
