import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { findPlace, listChecks, listPostings, type PostingRecord } from '@/lib/data/posting';
import { can } from '@/lib/domain/access/can';
import { hangsOn, needsAct } from '@/lib/domain/procedure/posting';
import { localTimeOf, today } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { breachWords } from '@/lib/text/control-words';
import { OUTCOME_WORDS, PLACE_KIND_WORDS } from '@/lib/text/posting-words';
import { checkProceduresNow } from '@/lib/usecases/run-control';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import '../../posting.css';
import { TakeDown } from './take-down';

export const metadata: Metadata = { title: 'Nơi niêm yết' };

const LOG_SHOWN = 100;
const CHECKS_SHOWN = 30;

const Photo = ({ fileId, of }: { fileId: string | null; of: string }) => (fileId ? <Link href={paths.postingPhoto(fileId)}>Xem ảnh<span className="vh"> chụp {of}</span></Link> : <span className="muted">–</span>);

export default async function PlacePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('posting:view');
  const place = await findPlace(actor.agencyId, (await params).id);
  if (!place) notFound();
  const wholeLog = queryText((await searchParams).so) === 'het';
  const on = today();
  const [log, checks, { outcomes }] = await Promise.all([listPostings(actor.agencyId, { placeId: place.id }, wholeLog ? 5_000 : 1_000), listChecks(actor.agencyId, place.id, CHECKS_SHOWN), checkProceduresNow(actor.agencyId, on)]);
  const wrong = outcomes.flatMap(({ rule, breaches }) => breaches.flatMap((breach) => (breach.subject.endsWith(`@${place.id}`) ? [{ ruleId: rule.id, slug: breach.subject.slice('procedure:'.length, breach.subject.lastIndexOf('@')), detail: breach.detail }] : [])));
  const wrongBySlug = new Map(wrong.map((found) => [found.slug, found]));
  const hanging = log.filter((line) => hangsOn(line, on)).sort((a, b) => Number(wrongBySlug.has(b.slug)) - Number(wrongBySlug.has(a.slug)));
  const past = log.filter((line) => !hangsOn(line, on));
  const mayRecord = can(actor, 'posting:record') && place.isActive;
  return (
    <>
      <PageHeader
        title={place.name}
        crumbs={[{ label: 'Công khai, niêm yết', href: paths.posting() }, { label: 'Nơi niêm yết', href: paths.postingPlaces() }]}
        meta={<>{PLACE_KIND_WORDS[place.kind]}{place.location && `, ${place.location}`} {!place.isActive && <Tag>Đã đóng</Tag>}</>}
        actions={
          <>
            {can(actor, 'posting:manage-places') && <LinkButton href={paths.postingPlaceChange(place.id)}>Sửa</LinkButton>}
            {place.isActive && can(actor, 'posting:check') && <LinkButton href={paths.postingCheck(place.id)}>Kiểm tra bảng này</LinkButton>}
            {mayRecord && <LinkButton tone="primary" href={paths.postingRecord({ noi: place.id })}>Ghi nhận niêm yết</LinkButton>}
          </>
        }
      />
      <Sheet title="Đang niêm yết" aside={`${formatNumber(hanging.length)} tờ`} className="mb-3">
        <Table<PostingRecord>
          caption="Đang niêm yết"
          rows={hanging}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name', header: 'Thủ tục', rowHeader: true, width: '44%',
              cell: ({ slug, code, name, number }) => {
                const found = wrongBySlug.get(slug);
                return <><Link href={paths.procedure(slug)}>{name}</Link><span className="second"><span className="code">{code ?? slug}</span>, bản {number}</span>{found && <span className="posting-late block">{breachWords(found.ruleId, { ...found.detail, place: 'Tờ này' })}</span>}</>;
              },
            },
            { key: 'since', header: 'Từ ngày', onPhone: 'labelled', cell: ({ postedOn, removedOn }) => <>{formatDate(postedOn)}{removedOn && <span className="second">đến {formatDate(removedOn)}</span>}</> },
            { key: 'by', header: 'Người ghi', onPhone: 'labelled', cell: ({ postedByName, note }) => <>{postedByName ?? <span className="muted">hệ thống</span>}{note && <span className="second">{note}</span>}</> },
            { key: 'photo', header: 'Ảnh', onPhone: 'labelled', cell: ({ photoFileId, name }) => <Photo fileId={photoFileId} of={name} /> },
            { key: 'act', header: '', cell: ({ id, name }) => mayRecord && <TakeDown postingId={id} name={name} today={formatDate(on)} /> },
          ]}
          empty={<EmptyState action={mayRecord && <LinkButton tone="primary" href={paths.postingRecord({ noi: place.id })}>Ghi nhận niêm yết</LinkButton>}>Chưa có tờ nào được ghi là đang niêm yết ở đây.</EmptyState>}
        />
      </Sheet>
      <Sheet title="Các lần kiểm tra bảng" className="mb-3">
        <Table
          caption="Các lần kiểm tra bảng, mới nhất trước"
          rows={checks}
          rowKey={({ id }) => id}
          columns={[
            { key: 'at', header: 'Lúc', cell: ({ checkedAt }) => formatDateTime(localTimeOf(checkedAt)) },
            { key: 'name', header: 'Thủ tục', rowHeader: true, cell: ({ slug, name, foundNumber }) => <><Link href={paths.procedure(slug)}>{name}</Link><span className="second">{foundNumber === null ? 'không thấy trên bảng' : `thấy bản ${foundNumber}`}</span></> },
            { key: 'outcome', header: 'Kết quả', cell: ({ outcome, note }) => <><Tag tone={needsAct(outcome) ? 'error' : 'success'}>{OUTCOME_WORDS[outcome].title}</Tag>{note && <span className="second">{note}</span>}</> },
            { key: 'by', header: 'Người kiểm tra', onPhone: 'labelled', cell: ({ checkedByName }) => checkedByName },
            { key: 'photo', header: 'Ảnh', onPhone: 'labelled', cell: ({ photoFileId, name }) => <Photo fileId={photoFileId} of={name} /> },
          ]}
          empty={<EmptyState>Chưa có lần kiểm tra nào.</EmptyState>}
        />
      </Sheet>
      {past.length > 0 && (
        <details className="sheet">
          <summary>Sổ niêm yết trước đây ({formatNumber(past.length)} dòng)</summary>
          <Table
            caption="Đã gỡ hoặc đã thay"
            rows={wholeLog ? past : past.slice(0, LOG_SHOWN)}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', header: 'Thủ tục', rowHeader: true, cell: ({ name, number }) => <>{name}<span className="second">bản {number}</span></> },
              { key: 'span', header: 'Niêm yết', onPhone: 'labelled', cell: ({ postedOn, removedOn }) => `${formatDate(postedOn)} đến ${removedOn ? formatDate(removedOn) : ''}` },
              { key: 'why', header: 'Lý do gỡ', onPhone: 'labelled', cell: ({ removedWhy, removedByName }) => <>{removedWhy === 'replaced' ? 'Thay bằng bản mới' : removedWhy}{removedByName && <span className="second">{removedByName}</span>}</> },
            ]}
          />
          {past.length > LOG_SHOWN && !wholeLog && <p className="mt-2"><Link href={`${paths.postingPlace(place.id)}?so=het`}>Xem toàn bộ sổ</Link></p>}
        </details>
      )}
    </>
  );
}
