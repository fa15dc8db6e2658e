import type { Metadata } from 'next';
import { Button, LinkButton } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listUnits } from '@/lib/data/agency';
import { can } from '@/lib/domain/access/can';
import { COMPULSORY_PLACES, PLACE_KINDS, type PublicationStep } from '@/lib/domain/procedure/posting';
import { today } from '@/lib/platform/clock';
import { fold } from '@/lib/text/fold';
import { formatDate, formatList, formatNumber } from '@/lib/text/format';
import { parseDate } from '@/lib/text/parse-date';
import { paths } from '@/lib/text/paths';
import { PLACE_KIND_SHORT, PLACE_KIND_WORDS, PUBLICATION_STATE_WORDS, publicationWords } from '@/lib/text/posting-words';
import { readPublication, type PublicationLine } from '@/lib/usecases/read-publication';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { FilterSelect, FilterText } from '../quan-tri/filter-field';
import { PostingHeader } from './posting-header';
import './posting.css';

export const metadata: Metadata = { title: 'Công khai, niêm yết thủ tục' };

const VIEWS = [
  { value: '', label: 'Đang áp dụng', has: (line: PublicationLine) => !line.isUpcoming },
  { value: 'thieu', label: 'Chưa công khai đủ', has: (line: PublicationLine) => !line.isUpcoming && line.lacking.length > 0 },
  { value: 'tre', label: 'Trễ hạn', has: (line: PublicationLine) => line.way.some(({ state }) => state === 'overdue' || state === 'done-late') },
  { value: 'sap', label: 'Sắp áp dụng', has: (line: PublicationLine) => line.isUpcoming },
] as const;

function Station({ step }: { step: PublicationStep }) {
  if (step.kind === 'kiosk' && step.state === 'no-place') return <span className="muted">–</span>;
  const tone = step.state === 'overdue' || step.state === 'no-place' ? 'posting-late' : step.state === 'done-late' ? 'posting-was-late' : step.state === 'done' ? 'posting-done' : 'muted';
  return <span className={tone}>{step.state === 'done' && step.doneOn ? <><span className="vh">{PUBLICATION_STATE_WORDS.done}</span> {formatDate(step.doneOn)}</> : publicationWords(step)}</span>;
}

export default async function PostingPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('posting:view');
  const query = await searchParams;
  const [asked, loai, donVi, tim] = [queryText(query.ngay), queryText(query.loai) ?? '', queryText(query.donVi), queryText(query.tim)];
  const askedOn = asked ? parseDate(asked) : null;
  const on = askedOn ?? today();
  const [publication, units] = await Promise.all([readPublication(actor.agencyId, on), listUnits(actor.agencyId)]);
  const view = VIEWS.find(({ value }) => value === loai) ?? VIEWS[0];
  const words = fold(tim ?? '').split(/\s+/).filter(Boolean);
  const narrowed = publication.lines.filter(({ version, code, slug }) => (!donVi || version.handlingUnitId === donVi) && words.every((word) => fold(`${version.name} ${code ?? slug}`).includes(word)));
  const lines = narrowed.filter(view.has);
  const lackingCount = publication.inForce - publication.published;
  const address = (value: string) => paths.posting({ loai: value, ngay: asked, donVi, tim });
  return (
    <>
      <PostingHeader
        actor={actor}
        current="publication"
        meta={on === today() ? undefined : `Xem lại ngày ${formatDate(on)}`}
        actions={
          <>
            {publication.inForce > 0 && <LinkButton href={paths.posters({ kho: 'a4' })}>In quyển niêm yết</LinkButton>}
            {can(actor, 'posting:record') && <LinkButton tone="primary" href={paths.postingRecord()}>Ghi nhận niêm yết</LinkButton>}
          </>
        }
      />
      <Sheet rule="ink" className="mb-3">
        <p className="posting-figure">
          <Link href={address('')}>{formatNumber(publication.published)}/{formatNumber(publication.inForce)}</Link>
          <span>thủ tục đang áp dụng đã công khai đủ {formatList(COMPULSORY_PLACES.map((kind) => PLACE_KIND_WORDS[kind].toLowerCase().replace('csdl', 'CSDL')))}, tính đến hết ngày {formatDate(on)}.</span>
        </p>
        {lackingCount > 0 ? <p className="mt-1"><Link href={address('thieu')}>Xem {formatNumber(lackingCount)} thủ tục chưa đủ</Link></p> : <p className="mt-1 muted">{publication.inForce === 0 ? 'Chưa có thủ tục nào đang áp dụng.' : 'Không có ngoại lệ nào.'}</p>}
        <form method="get" action={paths.posting()} className="posting-filter mt-3">
          <input type="hidden" name="loai" value={loai} />
          <FilterText name="tim" label="Tên hoặc mã thủ tục" value={tim} />
          <FilterSelect name="donVi" label="Đơn vị giải quyết" all="Mọi đơn vị" value={donVi} options={units.map(({ id, name }) => ({ value: id, label: name }))} />
          <DateInput name="ngay" label="Tính đến hết ngày" optional optionalWords="" defaultValue={askedOn ?? undefined} error={asked && !askedOn ? 'Ghi như 24/11/2026' : undefined} />
          <Button type="submit">Xem</Button>
        </form>
      </Sheet>
      {publication.leftOvers.length > 0 && (
        <Notice tone="warning" title={`${formatNumber(publication.leftOvers.length)} thủ tục đã hết hiệu lực vẫn còn niêm yết`} className="mb-3">
          <ul>
            {publication.leftOvers.map((left) => (
              <li key={left.slug}>
                <Link href={paths.procedure(left.slug)}>{left.name}</Link>{left.validTo && `, hết hiệu lực sau ngày ${formatDate(left.validTo)}`}: {left.places.join(', ')}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <FilterTabs label="Nhóm thủ tục" tabs={VIEWS.map(({ value, label, has }) => ({ href: address(value), label, count: narrowed.filter(has).length, current: value === view.value }))} />
      <Sheet>
        <Table
          caption="Đường đi của mỗi bản từ quyết định công bố đến nơi niêm yết"
          rows={lines}
          rowKey={({ version }) => version.id}
          columns={[
            {
              key: 'name', header: 'Thủ tục', rowHeader: true, width: '34%',
              cell: ({ slug, code, version, isUpcoming }) => (
                <>
                  <Link href={`${paths.procedure(slug)}?ban=${version.number}`}>{version.name}</Link>
                  <span className="second"><span className="code">{code ?? slug}</span>, bản {version.number}, áp dụng từ {formatDate(version.validFrom)} {isUpcoming && <Tag tone="accent">Sắp áp dụng</Tag>}</span>
                </>
              ),
            },
            { key: 'decision', header: 'Quyết định công bố', onPhone: 'labelled', cell: ({ version }) => <><span className="whitespace-nowrap">{version.decision.number}</span><span className="second">{formatDate(version.decision.issuedOn)}</span></> },
            ...PLACE_KINDS.filter((kind) => kind !== 'kiosk' || lines.some(({ way }) => way.some((step) => step.kind === 'kiosk' && step.state !== 'no-place'))).map((kind) => ({
              key: kind, header: PLACE_KIND_SHORT[kind], onPhone: 'labelled' as const,
              cell: ({ way }: PublicationLine) => way.filter((step) => step.kind === kind).map((step) => <Station key={kind} step={step} />),
            })),
            {
              key: 'act', header: 'Việc cần làm',
              cell: (line) => (can(actor, 'posting:record') && (line.lacking.length > 0 || line.way.some(({ state }) => state === 'overdue')) ? <Link href={paths.postingRecord({ thuTuc: line.slug })}>Ghi nhận niêm yết</Link> : <Link href={paths.posters({ thuTuc: line.slug, kho: 'a4' })}>In tờ niêm yết</Link>),
            },
          ]}
          empty={<EmptyState action={publication.inForce > 0 && <LinkButton href={paths.posting()}>Xem mọi thủ tục đang áp dụng</LinkButton>}>{publication.inForce === 0 && view.value !== 'sap' ? 'Chưa có thủ tục nào đang áp dụng.' : view.value === 'thieu' ? 'Mọi thủ tục đang áp dụng đã công khai đủ.' : 'Không có thủ tục nào ở nhóm này.'}</EmptyState>}
        />
      </Sheet>
    </>
  );
}
