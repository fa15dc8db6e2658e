import { Link } from '@/components/ui/link';
import { Tag, type TagTone } from '@/components/ui/tag';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import type { SealedAnswer } from '@/lib/data/inspection-auto-answers';
import type { HeldAnswer } from '@/lib/data/unit-checklist';
import type { ChecklistItem } from '@/lib/domain/inspection/checklist';
import type { Answer } from '@/lib/domain/inspection/vocabulary';
import { localTimeOf } from '@/lib/platform/clock';
import { formatNumber, formatShortDateTime } from '@/lib/text/format';
import { itemRuleWords } from '@/lib/text/inspection-rule-words';
import { answerWords, verdictWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { AnswerRow } from './answer-row';

const TONES: Readonly<Record<Answer, TagTone>> = { meets: 'success', fails: 'error', 'not-applicable': 'plain', 'not-checked': 'plain' };

export type ItemLineProps = {
  readonly code: string;
  readonly unitId: string;
  readonly item: ChecklistItem;
  readonly held: HeldAnswer | null;
  readonly sealed: SealedAnswer | null;
  readonly findings: readonly { readonly id: string; readonly number: number | null }[];
  readonly isRepeat: boolean;
  readonly mayAnswer: boolean;
  /** The inspectors see who answered and what the machine said; the unit only how it stands. */
  readonly isOfAgency: boolean;
};

function Sealed({ code, unitId, item, sealed, isAnswered, mayAnswer }: { code: string; unitId: string; item: ChecklistItem; sealed: SealedAnswer; isAnswered: boolean; mayAnswer: boolean }) {
  return (
    <p className="small">
      Tự động trả lời: <b>{verdictWords[sealed.verdict]}</b>, {formatNumber(sealed.breachCount)} trên {formatNumber(sealed.population)} {item.autoRule ? itemRuleWords(item.autoRule).rows : 'trường hợp'} không đạt, chốt lúc {formatShortDateTime(localTimeOf(sealed.sealedAt))}.{' '}
      <Link href={paths.inspectionPart(code, 'tu-dong', { 'don-vi': unitId, muc: item.itemKey })}>{isAnswered || !mayAnswer ? 'Xem căn cứ' : 'Xác nhận hoặc bác'}</Link>
    </p>
  );
}

/** One item of the checklist of a unit: the question, how it was answered, what was found. */
export function ItemLine({ code, unitId, item, held, sealed, findings, isRepeat, mayAnswer, isOfAgency }: ItemLineProps) {
  const source = held?.source === 'confirmed' ? ', xác nhận câu trả lời tự động' : held?.source === 'overruled' ? `, bác câu trả lời tự động: ${held.overruleReason ?? ''}` : '';
  return (
    <li id={item.itemKey}>
      <div className="unit-question"><b>{item.number}</b><div>{item.question} <span className="small muted">{item.legalBasis}</span> {!item.isBasisVerified && <UnverifiedFlag />}</div></div>
      <div className="unit-answer">
        <p>
          {held && mayAnswer && !sealed ? null : held ? <Tag tone={TONES[held.answer]}>{answerWords[held.answer]}</Tag> : <Tag tone="warning">{sealed ? 'Chờ xác nhận' : 'Chưa trả lời'}</Tag>}
          {held?.isInConflict && <> <Tag tone="warning">Hai người trả lời khác nhau</Tag></>}
          {isRepeat && <> <Tag tone="warning">Đợt trước có phát hiện</Tag></>}
          {held && isOfAgency && <span className="small muted"> {held.byName}, {formatShortDateTime(localTimeOf(held.saidAt))}{source}</span>}
        </p>
        {held?.note && !mayAnswer && <p className="small">{held.note}</p>}
        {sealed && isOfAgency && <Sealed code={code} unitId={unitId} item={item} sealed={sealed} isAnswered={held !== null} mayAnswer={mayAnswer} />}
        {mayAnswer && !sealed && <AnswerRow key={held?.version ?? 0} code={code} unitId={unitId} itemKey={item.itemKey} number={item.number} seen={held?.version ?? 0} answer={held?.answer ?? null} note={held?.note ?? null} />}
        {findings.length > 0 && <p className="small">Phát hiện: {findings.map((finding, index) => <span key={finding.id}>{index > 0 && ', '}<Link href={paths.finding(finding.id)}>{finding.number === null ? 'chưa thông báo' : `số ${finding.number}`}</Link></span>)}</p>}
        {mayAnswer && <p className="small"><Link href={paths.newFinding(code, { 'don-vi': unitId, muc: item.itemKey, nguon: sealed?.verdict === 'fails' ? 'rule' : 'checklist' })}>Lập phát hiện<span className="vh"> từ nội dung {item.number}</span></Link></p>}
      </div>
    </li>
  );
}
