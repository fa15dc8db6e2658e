import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Link } from '@/components/ui/link';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { readChecklistItems } from '@/lib/data/checklists';
import { listSealedAnswers } from '@/lib/data/inspection-auto-answers';
import { readUnitAnswers } from '@/lib/data/unit-checklist';
import type { Verdict } from '@/lib/domain/inspection/vocabulary';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { ITEM_RULE_WORDS } from '@/lib/text/inspection-rule-words';
import { answerWords, verdictWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { loadInspection } from '../load';
import { Evidence } from './evidence';
import { SealForm } from './forms';

export const metadata: Metadata = { title: 'Câu trả lời tự động' };

const ORDER: Readonly<Record<Verdict, number>> = { fails: 0, meets: 1, 'not-applicable': 2 };
type Query = Record<string, string | string[] | undefined>;

export default async function SelfAnsweringPage({ params, searchParams }: { params: Promise<{ code: string }>; searchParams: Promise<Query> }) {
  const actor = await staffPage('inspection:view');
  const { agencyId } = actor;
  const [{ code }, query] = await Promise.all([params, searchParams]);
  const { inspection, units, may, isWhole } = await loadInspection(actor, code);
  if (!isWhole) notFound();
  const [items, sealed] = await Promise.all([readChecklistItems(agencyId, inspection.checklistVersionId), listSealedAnswers(agencyId, inspection.id)]);
  const unit = units.find(({ unitId }) => unitId === queryText(query['don-vi'])) ?? units[0];
  const own = unit ? sealed.filter(({ unitId }) => unitId === unit.unitId) : [];
  const answers = unit ? await readUnitAnswers(agencyId, inspection.id, unit.unitId) : [];
  const maySeal = may('seal-answers', unit?.unitId);
  const mayConfirm = may('record', unit?.unitId);
  const asked = items.find(({ itemKey }) => itemKey === queryText(query.muc));
  const heldOf = (itemKey: string) => answers.find((answer) => answer.itemKey === itemKey) ?? null;
  const rows = items.flatMap((item) => { const seal = own.find(({ itemKey }) => itemKey === item.itemKey); return seal ? [{ item, seal, held: heldOf(item.itemKey) }] : []; });
  // What fails first, what had nothing to look at last; inside, by number.
  rows.sort((a, b) => ORDER[a.seal.verdict] - ORDER[b.seal.verdict] || a.item.number - b.item.number);
  const chosen = asked && rows.find(({ item }) => item.itemKey === asked.itemKey);
  const address = (unitId: string, more: Record<string, string> = {}) => paths.inspectionPart(inspection.code, 'tu-dong', { 'don-vi': unitId, ...more });
  const last = own.reduce<Date | null>((latest, { sealedAt }) => (latest && latest > sealedAt ? latest : sealedAt), null);
  return (
    <>
      <h2 className="mb-2">Câu trả lời tự động</h2>
      <p className="muted mb-3">Hệ thống xét mọi hồ sơ, bản niêm yết và văn bản của kỳ {formatDate(inspection.periodFrom)} đến {formatDate(inspection.periodTo)}, không phải một mẫu. Câu trả lời được chốt kèm toàn bộ căn cứ và dấu; người kiểm tra xác nhận hoặc bác, nêu lý do.</p>
      {units.length > 1 && <div className="mb-3"><FilterTabs label="Đơn vị" tabs={units.map(({ unitId, shortName, name }) => ({ href: address(unitId), label: shortName || name, current: unitId === unit?.unitId, count: sealed.filter((seal) => seal.unitId === unitId && seal.verdict === 'fails').length }))} /></div>}
      {chosen && unit && (
        <Evidence
          key={chosen.item.itemKey} agencyId={agencyId} inspection={inspection} unit={unit} item={chosen.item} held={chosen.held} mayConfirm={mayConfirm} compare={queryText(query['so-lai']) !== undefined} backHref={address(unit.unitId)}
          compareHref={address(unit.unitId, { muc: chosen.item.itemKey, 'so-lai': '1' })} nextHref={nextOf(rows, chosen.item.itemKey, (key) => address(unit.unitId, { muc: key }))}
        />
      )}
      {!chosen && unit && (
        <Sheet title={unit.name} aside={last ? `chốt lần cuối ${formatDateTime(localTimeOf(last))}` : undefined} className="mb-3">
          <Table
            caption={`Câu trả lời tự động của ${unit.name}`}
            rows={rows}
            rowKey={({ item }) => item.itemKey}
            columns={[
              { key: 'number', header: 'Mục', numeric: true, width: '56px', onPhone: 'inline', cell: ({ item }) => formatNumber(item.number) },
              { key: 'title', header: 'Nội dung', rowHeader: true, cell: ({ item, seal }) => <Link href={address(unit.unitId, { muc: item.itemKey })}>{ITEM_RULE_WORDS[seal.ruleId]?.title ?? item.question}</Link> },
              { key: 'verdict', header: 'Tự động', width: '130px', onPhone: 'labelled', cell: ({ seal }) => <Tag tone={seal.verdict === 'fails' ? 'error' : seal.verdict === 'meets' ? 'success' : 'plain'}>{verdictWords[seal.verdict]}</Tag> },
              { key: 'count', header: 'Không đạt / đã xem', width: '170px', numeric: true, onPhone: 'labelled', cell: ({ seal }) => `${formatNumber(seal.breachCount)} / ${formatNumber(seal.population)}` },
              { key: 'held', header: 'Người kiểm tra', width: '230px', onPhone: 'labelled', cell: ({ held }) => (held ? <>{held.source === 'overruled' ? `Bác: ${answerWords[held.answer]}` : answerWords[held.answer]}<span className="second">{held.byName}</span></> : <span className="muted">chờ xác nhận</span>) },
            ]}
            empty={<EmptyState>{maySeal ? 'Chưa chốt câu trả lời nào. Bấm nút dưới đây để hệ thống xét toàn bộ dữ liệu của kỳ.' : 'Chưa chốt câu trả lời nào. Thành viên đoàn chốt được từ khi thông báo cho đơn vị.'}</EmptyState>}
          />
          {maySeal && <div className="mt-3"><SealForm code={inspection.code} isAgain={own.length > 0} /></div>}
        </Sheet>
      )}
    </>
  );
}

/** The next item that still waits for a person, after this one and then from the top; null when none does. */
function nextOf(rows: readonly { readonly item: { readonly itemKey: string }; readonly held: unknown }[], current: string, href: (itemKey: string) => string): string | null {
  const at = rows.findIndex(({ item }) => item.itemKey === current);
  const next = [...rows.slice(at + 1), ...rows.slice(0, at)].find(({ held }) => held === null);
  return next ? href(next.item.itemKey) : null;
}
