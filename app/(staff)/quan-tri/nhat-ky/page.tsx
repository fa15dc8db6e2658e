import type { Metadata } from 'next';
import { Button, LinkButton } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Pager } from '@/components/ui/pager';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { listAudit, type AuditFilter } from '@/lib/data/changes';
import { nameSubjects } from '@/lib/data/subjects';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { instantOf, localTimeOf } from '@/lib/platform/clock';
import { AUDIT_THINGS, auditActionWords, auditSubjectWords } from '@/lib/text/audit-words';
import { formatDateTime } from '@/lib/text/format';
import { parseDate } from '@/lib/text/parse-date';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { AdminHeader } from '../admin-header';
import { FilterSelect } from '../filter-field';

export const metadata: Metadata = { title: 'Nhật ký' };

const PAGE = 50;
/** On a phone two links of a row stand one under the other: each is made tall enough for a finger. */
const FINGER = 'max-staff:inline-block max-staff:py-1';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export default async function AuditPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('audit:view');
  const query = await searchParams;
  const asked = { viec: queryText(query.viec), doiTuong: queryText(query.doiTuong), nguoi: queryText(query.nguoi), tu: queryText(query.tu), den: queryText(query.den) };
  const truoc = queryText(query.truoc);
  const from = asked.tu ? parseDate(asked.tu) : null;
  const until = asked.den ? parseDate(asked.den) : null;
  const filter: AuditFilter = {
    action: asked.viec && Object.hasOwn(AUDIT_THINGS, asked.viec) ? `${asked.viec}:` : undefined,
    subject: asked.doiTuong,
    actorId: asked.nguoi && UUID.test(asked.nguoi) ? asked.nguoi : undefined,
    from: from ? instantOf({ on: from, minute: 0 }) : undefined,
    until: until ? instantOf({ on: addDays(until, 1), minute: 0 }) : undefined,
  };
  const found = await listAudit(actor.agencyId, filter, PAGE + 1, truoc && /^\d{1,18}$/.test(truoc) ? BigInt(truoc) : undefined);
  const rows = found.slice(0, PAGE);
  const names = await nameSubjects(actor.agencyId, rows.map(({ subject }) => subject));
  const isFiltered = Object.values(asked).some(Boolean);
  const dateFault = (text: string | undefined, date: unknown) => (text && date === null ? 'Nhập ngày có thật, dạng 05/09/2026' : null);

  return (
    <>
      <AdminHeader actor={actor} current="audit" meta="Ghi nối tiếp, không sửa và không xóa được." />
      <Sheet>
        <form method="get" action={paths.adminAudit()} role="search" className="mb-3 grid items-start gap-3 staff:grid-cols-[16rem_auto_auto_1fr] [&_.field]:mt-0">
          <FilterSelect name="viec" label="Loại việc" all="Mọi việc" value={asked.viec} options={Object.entries(AUDIT_THINGS).map(([value, label]) => ({ value, label }))} />
          <DateInput name="tu" label="Từ ngày" defaultValue={asked.tu} error={dateFault(asked.tu, from)} />
          <DateInput name="den" label="Đến ngày" defaultValue={asked.den} error={dateFault(asked.den, until)} />
          {asked.doiTuong && <input type="hidden" name="doiTuong" value={asked.doiTuong} />}
          {asked.nguoi && <input type="hidden" name="nguoi" value={asked.nguoi} />}
          <div className="acts self-end">
            <Button type="submit">Lọc</Button>
            {isFiltered && <LinkButton href={paths.adminAudit()}>Bỏ lọc</LinkButton>}
          </div>
        </form>
        <Table
          caption="Nhật ký"
          rows={rows}
          rowKey={({ seq }) => seq}
          columns={[
            { key: 'at', header: 'Lúc', width: '9.5rem', cell: ({ at }) => formatDateTime(localTimeOf(at)) },
            {
              key: 'who',
              header: 'Người làm',
              width: '13rem',
              cell: ({ actorId, actorName }) => (actorId ? <Link className={FINGER} href={paths.adminAudit({ ...asked, nguoi: actorId })}>{actorName ?? 'tài khoản không còn'}</Link> : <span className="muted">hệ thống</span>),
            },
            { key: 'what', header: 'Việc', width: '16rem', rowHeader: true, cell: ({ action }) => auditActionWords(action) },
            { key: 'subject', header: 'Đối tượng', width: '18rem', cell: ({ subject }) => <Link className={FINGER} href={paths.adminAudit({ ...asked, doiTuong: subject })}>{names.get(subject) ?? auditSubjectWords(subject)}</Link> },
            {
              key: 'detail',
              header: 'Chi tiết',
              cell: ({ detail, seq }) =>
                Object.keys(detail as object).length === 0 ? null : (
                  <details>
                    <summary className="max-staff:py-1">Xem<span className="vh"> dòng {seq}</span></summary>
                    <pre className="small font-mono whitespace-pre-wrap wrap-anywhere">{JSON.stringify(detail, null, 1)}</pre>
                  </details>
                ),
            },
          ]}
          empty={<EmptyState action={isFiltered && <LinkButton href={paths.adminAudit()}>Bỏ lọc</LinkButton>}>{isFiltered ? 'Không có dòng nhật ký nào khớp.' : 'Chưa có dòng nhật ký nào.'}</EmptyState>}
        />
        <Pager previousHref={truoc ? paths.adminAudit(asked) : null} previousWords="Về mới nhất" nextHref={found.length > PAGE ? paths.adminAudit({ ...asked, truoc: rows.at(-1)?.seq }) : null} nextWords="Cũ hơn" />
      </Sheet>
    </>
  );
}
