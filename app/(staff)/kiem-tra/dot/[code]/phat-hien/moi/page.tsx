import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EarlierFindingNotice } from '@/components/inspection/earlier-finding';
import { Link } from '@/components/ui/link';
import { Sheet } from '@/components/ui/sheet';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { readChecklistItems } from '@/lib/data/checklists';
import { findEarlier } from '@/lib/data/findings';
import { listSealedAnswers, readBreachSubjects } from '@/lib/data/inspection-auto-answers';
import { readUnitAnswers, readUnitSheets } from '@/lib/data/unit-checklist';
import { isAtWork } from '@/lib/domain/inspection/may-act';
import { loadInspection } from '../../load';
import { dossierCodeOf } from '@/lib/domain/inspection/rules/rule';
import { FINDING_SOURCES } from '@/lib/domain/inspection/vocabulary';
import { dateColumn } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { RecordForm } from '../../../../phat-hien/record-form';
import { prefilled } from '../../../../phat-hien/prefilled';

export const metadata: Metadata = { title: 'Lập phát hiện' };

const MOST_CODES = 50;

export default async function NewFindingPage({ params, searchParams }: { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('inspection:work');
  const [{ code }, query] = [await params, await searchParams];
  const { agencyId } = actor;
  const { inspection, units, standing } = await loadInspection(actor, code);
  const unit = units.find((one) => one.unitId === queryText(query['don-vi']));
  if (!unit || !isAtWork(standing, unit.unitId)) notFound();
  const [itemKey, dossierCode, asked] = [queryText(query.muc) ?? null, queryText(query.phieu) ?? null, queryText(query.nguon)];
  const source = FINDING_SOURCES.find((known) => known === asked) ?? (itemKey === null ? 'other' : 'checklist');
  const [items, answers, sealed, sheets] = await Promise.all([
    readChecklistItems(agencyId, inspection.checklistVersionId), readUnitAnswers(agencyId, inspection.id, unit.unitId), listSealedAnswers(agencyId, inspection.id, unit.unitId), readUnitSheets(agencyId, inspection.id, unit.unitId),
  ]);
  const item = items.find((one) => one.itemKey === itemKey) ?? null;
  if (itemKey !== null && !item) notFound();
  const auto = sealed.find((one) => one.itemKey === itemKey);
  const subjects = auto && auto.verdict === 'fails' && item ? await readBreachSubjects(agencyId, inspection.id, unit.unitId, item.itemKey, MOST_CODES) : [];
  const codes = [...new Set(subjects.flatMap((subject) => dossierCodeOf(subject) ?? []))];
  const earlier = item ? await findEarlier(agencyId, unit.unitId, item.itemKey, dateColumn(inspection.siteFrom)) : null;
  const filled = prefilled({ item, note: answers.find((one) => one.itemKey === itemKey)?.note ?? null, auto: auto ?? null, codes, sheet: sheets.find((one) => one.dossierCode === dossierCode) ?? null });
  return (
    <div className="max-w-3xl">
      <p className="mb-3"><Link href={paths.inspectedUnit(inspection.code, unit.unitId)}>{unit.name}</Link></p>
      {earlier && <EarlierFindingNotice earlier={earlier} className="mb-3" />}
      <Sheet title="Lập phát hiện" rule="accent">
        {item && <p className="mb-3"><b>Nội dung {item.number}.</b> {item.question} <span className="small muted">{item.legalBasis}</span> {!item.isBasisVerified && <UnverifiedFlag />}</p>}
        <RecordForm id={newId()} seen={0} code={inspection.code} unitId={unit.unitId} itemKey={item?.itemKey ?? null} source={source} sourceKey={source === 'sheet' ? dossierCode : (item?.itemKey ?? null)} filled={filled} backHref={paths.inspectedUnit(inspection.code, unit.unitId)} />
      </Sheet>
    </div>
  );
}
