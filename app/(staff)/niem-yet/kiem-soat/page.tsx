import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { listUnits } from '@/lib/data/agency';
import { findLastRun, listOpenBreaches } from '@/lib/data/control';
import { can } from '@/lib/domain/access/can';
import { PROCEDURE_RULES } from '@/lib/domain/procedure/checks';
import { localTimeOf, today } from '@/lib/platform/clock';
import { breachWords, CONTROL_RULE_WORDS, controlRuleTitle } from '@/lib/text/control-words';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { checkProceduresNow } from '@/lib/usecases/run-control';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { PostingHeader } from '../posting-header';
import '../posting.css';

export const metadata: Metadata = { title: 'Tự kiểm soát' };

/** Where the thing that breaks a rule is found, and what it is called. */
function Subject({ subject, name }: { subject: string; name: string | null }) {
  const [thing = '', key = ''] = [subject.slice(0, subject.indexOf(':')), subject.slice(subject.indexOf(':') + 1)];
  if (thing === 'dossier') return <Link href={paths.dossier(key)} className="code">{key}</Link>;
  if (thing === 'procedure') {
    const slug = key.split('@')[0] ?? key;
    return <><Link href={paths.procedure(slug)}>{name ?? slug}</Link><span className="second code">{slug}</span></>;
  }
  return <>{key}</>;
}

export default async function ControlPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('control:view');
  const query = await searchParams;
  const asked = queryText(query.quyTac);
  const [{ outcomes }, units, known, last] = await Promise.all([
    checkProceduresNow(actor.agencyId, today()), listUnits(actor.agencyId), listOpenBreaches(actor.agencyId, PROCEDURE_RULES.map(({ id }) => id)), findLastRun(actor.agencyId, 'procedures'),
  ]);
  const since = new Map(known.map((row) => [`${row.ruleId} ${row.subject}`, row.firstSeenAt]));
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const shown = asked ? outcomes.filter(({ rule }) => rule.id === asked) : outcomes.filter(({ breaches }) => breaches.length > 0);
  return (
    <>
      <PostingHeader actor={actor} current="control" meta={<>Các quy tắc dưới đây xem toàn bộ thủ tục, sổ niêm yết và hồ sơ, tính đến lúc này. {last ? `Lần chạy đêm hoặc sau thay đổi gần nhất: ${formatDateTime(localTimeOf(last.startedAt))}.` : 'Chưa có lần chạy nào được lưu.'}</>} />
      <Sheet title="Các quy tắc" aside={asked ? <Link href={paths.control()}>Xem mọi vi phạm</Link> : can(actor, 'control:dossiers') ? <Link href={paths.dossierControl()}>Tự kiểm soát hồ sơ</Link> : undefined} className="mb-3">
        <Table
          caption="Các quy tắc và số vi phạm lúc này"
          rows={outcomes}
          rowKey={({ rule }) => rule.id}
          isSelected={({ rule }) => rule.id === asked}
          columns={[
            { key: 'breaches', header: 'Vi phạm', numeric: true, width: '76px', onPhone: 'inline', cell: ({ rule, breaches }) => <Link href={`${paths.control({ quyTac: rule.id })}#${rule.id}`}><b className={breaches.length > 0 ? 'posting-late' : undefined}>{formatNumber(breaches.length)}</b></Link> },
            { key: 'title', header: 'Quy tắc', rowHeader: true, cell: ({ rule }) => controlRuleTitle(rule.id) },
            { key: 'rows', header: 'Đã xem', cell: ({ rule, population }) => <span className="muted">{formatNumber(population)} {CONTROL_RULE_WORDS[rule.id]?.rows}</span> },
          ]}
        />
      </Sheet>
      {shown.length === 0 && <Sheet><EmptyState>Không quy tắc nào bị vi phạm.</EmptyState></Sheet>}
      {shown.map(({ rule, population, breaches }) => (
        <Sheet key={rule.id} id={rule.id} title={controlRuleTitle(rule.id)} aside={breaches.length === 0 ? <Tag tone="success">Không có vi phạm</Tag> : <Tag tone="error">{formatNumber(breaches.length)} vi phạm</Tag>} className="mb-3">
          <p className="small muted mb-2">
            Căn cứ: {rule.legalBasis}. {!rule.isBasisVerified && <UnverifiedFlag>chưa đối chiếu bản gốc</UnverifiedFlag>} Đã xem {formatNumber(population)} {CONTROL_RULE_WORDS[rule.id]?.rows}. Mã quy tắc <span className="code">{rule.id}</span>, bản {rule.version}.
          </p>
          {breaches.length > 0 && (
            <Table
              caption={controlRuleTitle(rule.id)}
              rows={breaches}
              rowKey={({ subject }) => subject}
              columns={[
                { key: 'subject', header: 'Ở đâu', rowHeader: true, width: '30%', cell: ({ subject, detail }) => <Subject subject={subject} name={typeof detail.name === 'string' ? detail.name : null} /> },
                { key: 'what', header: 'Sai gì', width: '38%', cell: ({ detail }) => breachWords(rule.id, detail) },
                { key: 'who', header: 'Ai phải sửa', onPhone: 'labelled', cell: ({ unitId }) => (unitId ? (unitName.get(unitId) ?? '') : 'Tổ kiểm soát thủ tục') },
                { key: 'since', header: 'Thấy từ', width: '7rem', onPhone: 'labelled', cell: ({ subject }) => { const at = since.get(`${rule.id} ${subject}`); return at ? formatDate(localTimeOf(at).on) : 'mới'; } },
              ]}
            />
          )}
        </Sheet>
      ))}
    </>
  );
}
