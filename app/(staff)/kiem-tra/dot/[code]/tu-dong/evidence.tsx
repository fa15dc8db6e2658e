import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { findSealedAnswer } from '@/lib/data/inspection-auto-answers';
import type { InspectedUnit, InspectionRow } from '@/lib/data/inspections';
import type { HeldAnswer } from '@/lib/data/unit-checklist';
import type { ChecklistItem } from '@/lib/domain/inspection/checklist';
import type { Drift } from '@/lib/domain/inspection/rules/seal';
import { localTimeOf, now } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { ITEM_RULE_WORDS } from '@/lib/text/inspection-rule-words';
import { answerWords, verdictWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { readDrift } from '@/lib/usecases/inspection/seal-answers';
import { SubjectLink } from '../../../kiem-soat/subject-link';
import { ConfirmForm } from './forms';

const MOST_ROWS = 200;

type EvidenceProps = {
  readonly agencyId: number; readonly inspection: InspectionRow; readonly unit: InspectedUnit; readonly item: ChecklistItem; readonly held: HeldAnswer | null; readonly mayConfirm: boolean;
  /** Reckon the item again over the register of now and show what differs. */
  readonly compare: boolean; readonly compareHref: string; readonly backHref: string; readonly nextHref: string | null;
};

function DriftNotice({ drift }: { drift: Drift }) {
  if (drift.isSame) return <Notice tone="success" title="Dữ liệu lúc này cho cùng câu trả lời, cùng căn cứ." className="mb-3" />;
  const said = [
    drift.populationChange !== 0 && `số đã xem ${drift.populationChange > 0 ? 'tăng' : 'giảm'} ${formatNumber(Math.abs(drift.populationChange))}`,
    drift.added.length > 0 && `${formatNumber(drift.added.length)} trường hợp không đạt mới`,
    drift.gone.length > 0 && `${formatNumber(drift.gone.length)} trường hợp không còn`,
    drift.changed.length > 0 && `${formatNumber(drift.changed.length)} trường hợp sai theo cách khác`,
  ].filter((part) => part !== false);
  return (
    <Notice tone="warning" title={`Dữ liệu đã đổi từ khi chốt. Câu trả lời đã chốt vẫn giữ nguyên; lúc này sẽ là ${verdictWords[drift.verdictNow]}.`} className="mb-3">
      {said.length > 0 ? `Khác: ${said.join(', ')}.` : 'Quy tắc đã có bản mới.'}
      {[...drift.added.map((breach) => ({ breach, words: 'mới' })), ...drift.gone.map((breach) => ({ breach, words: 'không còn' }))].slice(0, 20).map(({ breach, words }) => <span key={`${words} ${breach.subject}`} className="block"><SubjectLink subject={breach.subject} unitName={null} />, {words}</span>)}
    </Notice>
  );
}

/** One sealed answer with all that it rests on, and what a person makes of it. */
export async function Evidence({ agencyId, inspection, unit, item, held, mayConfirm, compare, compareHref, backHref, nextHref }: EvidenceProps) {
  const found = compare ? await readDrift(agencyId, inspection.code, unit.unitId, item.itemKey, now()) : { sealed: await findSealedAnswer(agencyId, inspection.id, unit.unitId, item.itemKey), drift: null };
  const sealed = found?.sealed;
  if (!sealed) return null;
  const words = ITEM_RULE_WORDS[sealed.ruleId];
  const { breaches } = sealed;
  return (
    <>
      <p className="mb-2"><Link href={backHref}>Mọi câu trả lời của {unit.name}</Link></p>
      <Sheet title={<>Mục {item.number}. {words?.title ?? item.question}</>} aside={<Tag tone={sealed.verdict === 'fails' ? 'error' : sealed.verdict === 'meets' ? 'success' : 'plain'}>{verdictWords[sealed.verdict]}</Tag>} className="mb-3">
        <p className="mb-2"><b className="tile-figure">{formatNumber(sealed.breachCount)}</b> trong {formatNumber(sealed.population)} {words?.rows ?? 'trường hợp'} không đạt.</p>
        {found?.drift && <DriftNotice drift={found.drift} />}
        <DescriptionList
          className="mb-3"
          items={[
            { term: 'Căn cứ', value: <>{sealed.legalBasis} {!item.isBasisVerified && <UnverifiedFlag />}</> },
            { term: 'Xét', value: `mọi ${words?.rows ?? 'trường hợp'} từ ${formatDate(sealed.periodFrom)} đến ${formatDate(sealed.periodTo)}, như đã biết lúc ${formatDateTime(localTimeOf(sealed.asOf))}` },
            ...Object.entries(sealed.parameters).map(([name, value]) => ({ key: name, term: words?.parameters?.[name] ?? name, value: formatNumber(value) })),
            { term: 'Chốt', value: `${formatDateTime(localTimeOf(sealed.sealedAt))}${sealed.sealedBy ? `, ${sealed.sealedBy}` : ''}, quy tắc ${sealed.ruleId} bản ${sealed.ruleVersion}` },
            { term: 'Dấu', value: <span className="code" style={{ overflowWrap: 'anywhere' }}>{sealed.sha256}</span> },
            ...(words ? [{ term: 'Không biết được từ dữ liệu', value: words.unknown }] : []),
          ]}
        />
        <Table
          caption="Các trường hợp không đạt"
          rows={breaches.slice(0, MOST_ROWS)}
          rowKey={({ subject }) => subject}
          columns={[
            { key: 'subject', header: 'Ở đâu', rowHeader: true, width: '240px', onPhone: 'inline', cell: ({ subject }) => <SubjectLink subject={subject} unitName={unit.name} /> },
            { key: 'what', header: 'Sai gì', cell: ({ detail }) => words?.breach(detail) ?? '' },
          ]}
          empty={<p className="muted">Không có trường hợp nào không đạt.</p>}
        />
        {breaches.length > MOST_ROWS && <p className="muted mt-2">Hiện {formatNumber(MOST_ROWS)} trên {formatNumber(breaches.length)} trường hợp; cả danh sách nằm trong bản đã chốt.</p>}
        <div className="acts mt-3">
          {!compare && <LinkButton href={compareHref}>So với dữ liệu lúc này</LinkButton>}
          {mayConfirm && sealed.verdict === 'fails' && <LinkButton href={paths.newFinding(inspection.code, { 'don-vi': unit.unitId, muc: item.itemKey, nguon: 'rule' })}>Lập phát hiện</LinkButton>}
          {nextHref && <LinkButton href={nextHref}>Mục chờ xác nhận kế tiếp</LinkButton>}
        </div>
      </Sheet>
      <Sheet title="Người kiểm tra" className="mb-3">
        {held && <p className="mb-3">{held.source === 'overruled' ? 'Đã bác' : held.source === 'confirmed' ? 'Đã xác nhận' : 'Đã trả lời'}: <b>{answerWords[held.answer]}</b>, {held.byName}, {formatDateTime(localTimeOf(held.saidAt))}.{held.overruleReason && ` Lý do: ${held.overruleReason}`}</p>}
        {mayConfirm ? <ConfirmForm key={held?.version ?? 0} code={inspection.code} unitId={unit.unitId} itemKey={item.itemKey} seen={held?.version ?? 0} sha256={sealed.sha256} verdict={sealed.verdict} held={held?.answer ?? null} /> : !held && <p className="muted">Chờ thành viên đoàn được giao đơn vị này xác nhận khi đang kiểm tra tại đơn vị.</p>}
      </Sheet>
    </>
  );
}
