import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { addresseeOf, RecommendationList, RecommendationTags } from '@/components/inspection/recommendation-list';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { listFindings } from '@/lib/data/findings';
import { findInspection, inspectionUnits } from '@/lib/data/inspections';
import { listRecommendations } from '@/lib/data/recommendations';
import { isAtWorkOn } from '@/lib/data/unit-checklist';
import { can } from '@/lib/domain/access/can';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { FINDINGS_THAT_COUNT } from '@/lib/domain/inspection/finding';
import { seenUnits, seesWholeInspection } from '@/lib/domain/inspection/sight';
import { mayFollow } from '@/lib/domain/inspection/stage';
import { today } from '@/lib/platform/clock';
import { formatDate, formatNumber } from '@/lib/text/format';
import { staffPage } from '@/lib/web/staff-page';
import { DraftForm } from './draft-form';

export const metadata: Metadata = { title: 'Kiến nghị' };

/** What a new draft offers: a month, which the team changes. */
const USUAL_DAYS = 30;
const cut = (text: string): string => (text.length > 140 ? `${text.slice(0, 140)}…` : text);

export default async function InspectionRecommendationsPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const inspection = await findInspection(actor.agencyId, decodeURIComponent((await params).code));
  const seen = inspection && seenUnits(actor, inspection);
  if (!inspection || !seen) notFound();
  const mine = seesWholeInspection(actor) ? null : seen;
  const units = await inspectionUnits(actor.agencyId, inspection.id);
  const [all, findings, isOfTeam] = await Promise.all([
    listRecommendations(actor.agencyId, { inspectionId: inspection.id, unitIds: mine, withDrafts: mine === null }),
    listFindings(actor.agencyId, { inspectionId: inspection.id, toldUnitIds: mine }),
    isAtWorkOn(actor.agencyId, inspection.id, actor.staffId, null),
  ]);
  const mayDraft = isOfTeam && can(actor, 'inspection:work') && mayFollow(inspection.stage, 'record');
  const [drafts, issued] = [all.filter(({ state }) => state === 'drafted'), all.filter(({ state }) => state !== 'drafted')];
  const usable = findings.filter(({ state }) => FINDINGS_THAT_COUNT.includes(state)).map((finding) => ({ id: finding.id, label: `Số ${finding.number ?? '–'}, ${finding.unitName}: ${cut(finding.facts)}` }));
  const form = { code: inspection.code, units: units.map(({ unitId, name }) => ({ value: unitId, label: name })), findings: usable, dueOn: addDays(today(), USUAL_DAYS) };
  const untreated = findings.filter((finding) => FINDINGS_THAT_COUNT.includes(finding.state) && finding.recommendationCount === 0 && !finding.correctedOnSpot);
  return (
    <>
      {issued.length > 0 && <Sheet title="Đã ban hành kèm kết luận" aside={`${formatNumber(issued.length)} kiến nghị`} className="mb-3"><RecommendationList recommendations={issued} today={today()} caption="Kiến nghị đã ban hành" /></Sheet>}
      {mine === null && inspection.stage !== 'concluded' && inspection.stage !== 'closed' && (
        <Sheet title="Dự thảo" aside={`${formatNumber(drafts.length)} kiến nghị, có hiệu lực khi kết luận được ban hành`} className="mb-3">
          {untreated.length > 0 && <Notice tone="warning" className="mb-3">{`${formatNumber(untreated.length)} phát hiện chưa có kiến nghị nào: ${untreated.map(({ number }) => `số ${number ?? '–'}`).join(', ')}.`}</Notice>}
          {drafts.length === 0 && <p className="muted">Chưa có dự thảo nào.</p>}
          {drafts.map((draft) => (
            <details key={`${draft.id}${draft.version}`} className="py-2">
              <summary><b>{draft.number}. {addresseeOf(draft)}</b>, hạn {formatDate(draft.dueOn)}: {cut(draft.text)} <RecommendationTags recommendation={draft} today={today()} /></summary>
              {mayDraft ? <DraftForm {...form} draft={{ ...draft, findingIds: draft.findings.map(({ id }) => id) }} /> : <p className="mt-2 whitespace-pre-line">{draft.text}</p>}
            </details>
          ))}
        </Sheet>
      )}
      {mayDraft && <details className="sheet mb-3" open={drafts.length === 0 || undefined}><summary><b>Thêm kiến nghị</b></summary><DraftForm {...form} draft={null} /></details>}
      {mine !== null && issued.length === 0 && <p className="muted">Chưa có kiến nghị nào với đơn vị.</p>}
    </>
  );
}
