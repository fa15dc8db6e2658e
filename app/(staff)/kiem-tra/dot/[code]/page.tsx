import type { Metadata } from 'next';
import { StageStrip } from '@/components/inspection/stage-strip';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { findChecklistById } from '@/lib/data/checklists';
import { findYearPlan } from '@/lib/data/inspection-plans';
import { listInspectionEvents } from '@/lib/data/inspections';
import { listInspections, stageDays } from '@/lib/data/inspection-lists';
import { listSelfReports } from '@/lib/data/self-reports';
import { nextStep, type NextWho } from '@/lib/domain/inspection/may-act';
import { CONTENTS_35A, type Content35a } from '@/lib/domain/inspection/vocabulary';
import { today } from '@/lib/platform/clock';
import { formatDate, formatList } from '@/lib/text/format';
import { content35aWords, inspectionActWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { loadInspection } from './load';
import { NextActs } from './next-acts';

export const metadata: Metadata = { title: 'Đợt kiểm tra' };

const contentWords = (content: string): string => ((CONTENTS_35A as readonly string[]).includes(content) ? content35aWords[content as Content35a] : content);

export default async function InspectionPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const loaded = await loadInspection(actor, (await params).code);
  const { inspection, units, isWhole, lead } = loaded;
  const { agencyId, code, stage } = inspection;
  const [days, checklist, yearPlan, reports, lines, cancelled] = await Promise.all([
    stageDays(agencyId, inspection.id), isWhole ? findChecklistById(agencyId, inspection.checklistVersionId) : null, inspection.yearPlanId ? findYearPlan(agencyId, inspection.yearPlanId) : null,
    listSelfReports(agencyId, inspection.id), listInspections(agencyId, { unitIds: isWhole ? null : units.map(({ unitId }) => unitId) }), stage === 'cancelled' ? listInspectionEvents(agencyId, inspection.id, 1) : [],
  ]);
  const on = today();
  const line = lines.find(({ id }) => id === inspection.id);
  const next = nextStep({ ...inspection, lastRemedyOn: line?.lastRemedyOn ?? null });
  const who: Readonly<Record<NextWho, string>> = { leader: 'Lãnh đạo cơ quan', lead: lead ? `Trưởng đoàn ${lead.name}` : 'Trưởng đoàn (chưa có)', unit: 'Đơn vị được kiểm tra', controller: 'Bộ phận kiểm soát thủ tục hành chính' };
  const own = reports.filter(({ unitId, state }) => state !== 'submitted' && units.some((unit) => unit.unitId === unitId));
  return (
    <>
      {stage !== 'cancelled' && <StageStrip stage={stage} days={days} />}
      {cancelled[0] && <Notice tone="warning" title={`Đã hủy ngày ${formatDate(cancelled[0].legalOn)}`} className="mb-3">{cancelled[0].byName}: {cancelled[0].reason}</Notice>}
      {next && (
        <Sheet rule="accent" className="mb-3">
          <p className="muted">Việc tiếp theo</p>
          <p className="next-act">
            <b>{inspectionActWords[next.act]}</b>
            <span>{who[next.who]}</span>
            {next.dueOn && <span className={next.dueOn < on ? 'is-late' : undefined}>{next.dueOn < on ? 'quá hạn từ' : 'trước hoặc trong ngày'} {formatDate(next.dueOn)}</span>}
          </p>
          {own.length > 0 && (stage === 'notified' || stage === 'on-site') && (
            <p className="mt-2">Còn {own.length} đơn vị chưa nộp báo cáo tự kiểm tra{inspection.selfReportDueOn && <>, hạn <span className={inspection.selfReportDueOn < on ? 'is-late' : undefined}>{formatDate(inspection.selfReportDueOn)}</span></>}: <Link href={paths.inspectionPart(code, 'tu-kiem-tra')}>{formatList(own.map(({ unitName }) => unitName))}</Link></p>
          )}
          {stage === 'concluded' && line && line.openRecommendations > 0 && <p className="mt-2">Còn <Link href={paths.inspectionPart(code, 'kien-nghi')}>{line.openRecommendations} kiến nghị</Link> chưa xác minh xong.</p>}
        </Sheet>
      )}
      <NextActs actor={actor} loaded={loaded} today={on} />
      <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div>
          <Sheet title="Kế hoạch" rule="ink" className="mb-3">
            <DescriptionList
              items={[
                { term: 'Mục đích', value: <span className="whitespace-pre-line">{inspection.purpose}</span> },
                { term: 'Thời kỳ được kiểm tra', value: `Từ ${formatDate(inspection.periodFrom)} đến ${formatDate(inspection.periodTo)}` },
                { term: 'Nội dung', value: <ul>{inspection.contents.map((content) => <li key={content}>{contentWords(content)}</li>)}</ul> },
                { term: 'Phương pháp', value: <span className="whitespace-pre-line">{inspection.method}</span> },
                { term: 'Báo cáo tự kiểm tra', value: inspection.selfReportDueOn ? `Nộp trước ngày ${formatDate(inspection.selfReportDueOn)}` : null },
                { term: 'Kế hoạch năm', value: yearPlan && isWhole ? <Link href={paths.inspectionYearPlan(yearPlan.id)}>{yearPlan.number ?? `Năm ${yearPlan.year}`}</Link> : null },
                { term: 'Bảng kiểm', value: checklist ? <Link href={paths.checklist(checklist.number)}>Bản số {checklist.number}: {checklist.title}</Link> : null },
                { term: 'Kết luận', value: inspection.conclusionDueOn ? <>Hạn ban hành <Link href={paths.inspectionPart(code, 'ket-luan')}>{formatDate(inspection.conclusionDueOn)}</Link></> : null },
              ]}
            />
          </Sheet>
          <Sheet title="Căn cứ pháp lý" className="mb-3">
            {inspection.bases.length === 0 && <p className="muted">Chưa ghi căn cứ nào.</p>}
            <ul>{inspection.bases.map((basis) => <li key={`${basis.number}${basis.article}`} className="py-1">{basis.article && `${basis.article}, `}{basis.title} <span className="code">{basis.number}</span> {!basis.isVerified && <UnverifiedFlag />}</li>)}</ul>
          </Sheet>
        </div>
        <div>
          <Sheet title={isWhole ? 'Đơn vị và lịch làm việc' : 'Đơn vị'} aside={`${units.length} đơn vị`} className="mb-3">
            <ul>
              {units.map((unit) => (
                <li key={unit.unitId} className="py-1">
                  <Link href={paths.inspectedUnit(code, unit.unitId)}>{unit.name}</Link>
                  <span className="block small muted">{unit.visitOn ? `Làm việc ngày ${formatDate(unit.visitOn)}` : 'Trong các ngày kiểm tra'}</span>
                </li>
              ))}
            </ul>
          </Sheet>
          {isWhole && loaded.standing.isMember && (stage === 'notified' || stage === 'on-site') && <p className="mb-3"><LinkButton href={paths.onSite()} wide>Mở trang làm việc tại chỗ</LinkButton></p>}
        </div>
      </div>
    </>
  );
}
