import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AttachedFiles } from '@/components/inspection/attached-files';
import { EarlierFindingNotice } from '@/components/inspection/earlier-finding';
import { FindingTags } from '@/components/inspection/finding-tags';
import { RecommendationList } from '@/components/inspection/recommendation-list';
import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { findEarlier, findFinding, listStatements } from '@/lib/data/findings';
import { listRecommendations } from '@/lib/data/recommendations';
import { findInspection } from '@/lib/data/inspections';
import { isAtWorkOn } from '@/lib/data/unit-checklist';
import { can } from '@/lib/domain/access/can';
import { findingActRow, findingActsIn } from '@/lib/domain/inspection/finding';
import { mayFollow, UNIT_SEES } from '@/lib/domain/inspection/stage';
import { dateColumn, localTimeOf, today } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { stanceWords } from '@/lib/text/inspection-finding-words';
import { causeWords, extentWords, findingSourceWords, severityWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { maySeeFinding } from '@/lib/usecases/inspection/step-finding';
import { staffPage } from '@/lib/web/staff-page';
import { RecordForm } from '../record-form';
import { StepForm, type StepFormProps } from './step-form';

export const metadata: Metadata = { title: 'Phát hiện' };

export default async function FindingPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('inspection:view');
  const finding = await findFinding(actor.agencyId, decodeURIComponent((await params).id));
  if (!finding || !maySeeFinding({ actor }, finding)) notFound();
  const inspection = await findInspection(actor.agencyId, finding.inspectionCode);
  const [statements, recommendations, earlier, isOfTeam] = await Promise.all([
    listStatements(actor.agencyId, finding.id),
    listRecommendations(actor.agencyId, { findingId: finding.id, withDrafts: can(actor, 'inspection:work') }),
    finding.itemKey && inspection ? findEarlier(actor.agencyId, finding.unitId, finding.itemKey, dateColumn(inspection.siteFrom)) : null,
    isAtWorkOn(actor.agencyId, finding.inspectionId, actor.staffId, finding.unitId),
  ]);
  const acts = findingActsIn(finding.state).filter((act) => {
    const { side, permission } = findingActRow(act);
    if (!can(actor, permission, [finding.unitId])) return false;
    return side === 'unit' ? UNIT_SEES.includes(finding.inspectionStage) : isOfTeam && mayFollow(finding.inspectionStage, 'record');
  });
  const steps = acts.filter((act): act is StepFormProps['act'] => act !== 'revise');
  return (
    <>
      <PageHeader
        title={finding.number === null ? 'Phát hiện chưa thông báo' : `Phát hiện số ${finding.number}`}
        crumbs={[{ label: 'Kiểm tra', href: paths.inspections() }, { label: finding.inspectionCode, href: paths.inspection(finding.inspectionCode) }, { label: 'Phát hiện', href: paths.inspectionPart(finding.inspectionCode, 'phat-hien') }]}
        meta={<>{finding.unitName} <FindingTags finding={finding} /></>}
      />
      <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div>
          {earlier && <EarlierFindingNotice earlier={earlier} className="mb-3" />}
          <Sheet title="Sự việc" rule="ink" className="mb-3">
            <p className="mb-3 whitespace-pre-line">{finding.facts}</p>
            <DescriptionList
              items={[
                ...(finding.itemNumber !== null ? [{ term: 'Nội dung kiểm tra', value: `${finding.itemNumber}. ${finding.itemQuestion}` }] : []),
                { term: 'Quy định', value: finding.ruleBroken }, { term: 'Mức độ', value: severityWords[finding.severity] }, { term: 'Phạm vi', value: extentWords[finding.extent] },
                ...(finding.cause ? [{ term: 'Nguyên nhân', value: `${causeWords[finding.cause]}${finding.causeNote ? `: ${finding.causeNote}` : ''}` }] : []),
                ...(finding.dossierCodes.length > 0 ? [{ term: 'Hồ sơ làm chứng', value: <ul className="flex flex-wrap gap-x-3">{finding.dossierCodes.map((code) => <li key={code}>{can(actor, 'dossier:view') ? <Link href={paths.dossier(code)} className="code">{code}</Link> : <span className="code">{code}</span>}</li>)}</ul> }] : []),
                { term: 'Từ', value: findingSourceWords[finding.source] }, { term: 'Người lập', value: `${finding.byName}, ${formatDateTime(localTimeOf(finding.saidAt))}` },
                ...(finding.notifiedAt ? [{ term: 'Thông báo', value: formatDateTime(localTimeOf(finding.notifiedAt)) }] : []),
                ...(finding.withdrawnWhy ? [{ term: 'Lý do rút', value: finding.withdrawnWhy }] : []),
                ...(finding.closedAt ? [{ term: 'Đã khắc phục', value: formatDateTime(localTimeOf(finding.closedAt)) }] : []),
              ]}
            />
          </Sheet>
          {acts.includes('revise') && (
            <details className="sheet mb-3">
              <summary><b>Sửa trước khi thông báo</b></summary>
              <RecordForm id={finding.id} seen={finding.version} code={finding.inspectionCode} unitId={finding.unitId} itemKey={finding.itemKey} source={finding.source} sourceKey={finding.sourceKey} filled={finding} backHref={paths.finding(finding.id)} />
            </details>
          )}
          {steps.map((act) => <StepForm key={`${act}${finding.version}`} act={act} findingId={finding.id} seen={finding.version} filled={finding} />)}
        </div>
        <div>
          <Sheet title="Ý kiến hai bên" className="mb-3">
            {statements.length === 0 ? <p className="muted">Chưa có ý kiến nào.</p> : (
              <ol>
                {statements.map((statement) => (
                  <li key={statement.id} className="py-1">
                    <b>{statement.side === 'unit' ? 'Đơn vị' : 'Đoàn kiểm tra'}: {stanceWords[statement.stance].toLowerCase()}</b>
                    <span className="block small muted">{statement.byName}, {formatDateTime(localTimeOf(statement.at))}</span>
                    {statement.text && <p className="whitespace-pre-line">{statement.text}</p>}
                    <AttachedFiles files={statement.files} />
                  </li>
                ))}
              </ol>
            )}
          </Sheet>
          <Sheet title="Kiến nghị" className="mb-3"><RecommendationList recommendations={recommendations} today={today()} caption="Kiến nghị dựa trên phát hiện này" compact /></Sheet>
        </div>
      </div>
    </>
  );
}
