import type { Metadata } from 'next';
import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Link } from '@/components/ui/link';
import { Pager } from '@/components/ui/pager';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { listUnits } from '@/lib/data/agency';
import { listDrafts } from '@/lib/data/procedure-drafts';
import { listProcedureLines, type ProcedureLine } from '@/lib/data/procedure-lines';
import { listSectors } from '@/lib/data/procedures';
import { can } from '@/lib/domain/access/can';
import { today } from '@/lib/platform/clock';
import { fold } from '@/lib/text/fold';
import { formatDate, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { FilterSelect, FilterText } from '../quan-tri/filter-field';
import { DraftTable } from './draft-table';
import { ProceduresHeader } from './procedures-header';
import { StandingTag } from './tags';
import './procedures.css';

export const metadata: Metadata = { title: 'Thủ tục hành chính' };

const GROUPS = [
  { value: '', label: 'Đang áp dụng', of: 'in-force', has: ({ standing }: ProcedureLine) => standing === 'in-force' },
  { value: 'sap', label: 'Sắp áp dụng', of: null, has: ({ upcoming }: ProcedureLine) => upcoming !== null },
  { value: 'het', label: 'Hết hiệu lực', of: 'ended', has: ({ standing }: ProcedureLine) => standing === 'ended' },
] as const;
const DRAFTS = 'du-thao';
const PAGE = 100;

export default async function ProceduresPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('procedure:view');
  const query = await searchParams;
  const [nhom, tim, linhVuc, donVi, trang] = [queryText(query.nhom) ?? '', queryText(query.tim), queryText(query.linhVuc), queryText(query.donVi), Math.max(1, Math.trunc(Number(queryText(query.trang) ?? 1)) || 1)];
  const seesDrafts = can(actor, 'procedure:draft') || can(actor, 'procedure:review');
  const [lines, drafts, units, sectors] = await Promise.all([listProcedureLines(actor.agencyId, today()), seesDrafts ? listDrafts(actor.agencyId) : [], listUnits(actor.agencyId), listSectors(actor.agencyId)]);
  const words = fold(tim ?? '').split(/\s+/).filter(Boolean);
  const said = (text: string) => words.every((word) => fold(text).includes(word));
  const narrowed = lines.filter(({ shown, code, slug, formerCodes }) => (!linhVuc || shown.sectorId === linhVuc) && (!donVi || shown.handlingUnitId === donVi) && said(`${shown.name} ${code ?? slug} ${formerCodes.join(' ')}`));
  const foundDrafts = drafts.filter(({ form, name, code }) => (!linhVuc || form.sectorId === linhVuc) && (!donVi || form.handlingUnitId === donVi) && said(`${name} ${code ?? form.code}`));
  const group = GROUPS.find(({ value }) => value === nhom) ?? GROUPS[0];
  const showsDrafts = seesDrafts && nhom === DRAFTS;
  const found = narrowed.filter(group.has);
  const rows = found.slice((trang - 1) * PAGE, trang * PAGE);
  const address = (value: string, page?: number) => paths.internalProcedures({ nhom: value, tim, linhVuc, donVi, trang: page });
  return (
    <>
      <ProceduresHeader
        actor={actor}
        current="procedures"
        actions={can(actor, 'procedure:draft') && (
          <>
            <LinkButton href={paths.newProcedureDecision()}>Nhập quyết định</LinkButton>
            <LinkButton tone="primary" href={paths.newProcedureDraft()}>Soạn dự thảo</LinkButton>
          </>
        )}
      />
      <form method="get" action={paths.internalProcedures()} className="procedures-filter mb-3">
        <input type="hidden" name="nhom" value={nhom} />
        <FilterText name="tim" label="Tên hoặc mã thủ tục, gõ không dấu cũng được" value={tim} />
        <FilterSelect name="linhVuc" label="Lĩnh vực" all="Mọi lĩnh vực" value={linhVuc} options={sectors.map(({ id, name }) => ({ value: id, label: name }))} />
        <FilterSelect name="donVi" label="Đơn vị giải quyết" all="Mọi đơn vị" value={donVi} options={units.map(({ id, name }) => ({ value: id, label: name }))} />
        <Button type="submit">Tìm</Button>
      </form>
      <FilterTabs
        label="Nhóm thủ tục"
        tabs={[
          ...GROUPS.map(({ value, label, has }) => ({ href: address(value), label, count: narrowed.filter(has).length, current: !showsDrafts && value === group.value })),
          ...(seesDrafts ? [{ href: address(DRAFTS), label: 'Dự thảo', count: foundDrafts.length, current: showsDrafts }] : []),
        ]}
      />
      <Sheet>
        {showsDrafts ? (
          <DraftTable drafts={foundDrafts} empty="Không có dự thảo nào đang soạn hoặc chờ duyệt." />
        ) : (
          <Table
            caption="Thủ tục hành chính"
            rows={rows}
            rowKey={({ procedureId }) => procedureId}
            columns={[
              {
                key: 'name', header: 'Thủ tục', rowHeader: true, width: '42%',
                cell: ({ slug, code, shown, drafts: beside }) => (
                  <>
                    <Link href={paths.internalProcedure(slug)}>{shown.name}</Link>
                    <span className="second"><span className="code">{code ?? slug}</span>, {shown.sectorName} {beside > 0 && <Tag tone="warning">{beside === 1 ? 'Có dự thảo' : `${beside} dự thảo`}</Tag>}</span>
                  </>
                ),
              },
              {
                key: 'standing', header: 'Áp dụng',
                cell: ({ standing, shown, upcoming }) => (
                  <>
                    {standing !== group.of && <StandingTag standing={standing} />}
                    <span className={standing === group.of ? 'block' : 'second'}>
                      {standing === 'ended' ? `đến hết ${formatDate(shown.validTo ?? shown.validFrom)}` : `từ ${formatDate(shown.validFrom)}`}
                      {standing === 'in-force' && shown.validTo && ` đến hết ${formatDate(shown.validTo)}`}
                    </span>
                    {upcoming && standing === 'in-force' && <span className="second">bản {upcoming.number} sắp áp dụng từ {formatDate(upcoming.validFrom)}</span>}
                  </>
                ),
              },
              { key: 'decision', header: 'Quyết định', onPhone: 'labelled', cell: ({ shown, standing }) => <><span className="whitespace-nowrap">{standing === 'ended' ? (shown.endDecisionNumber ?? shown.decisionNumber) : shown.decisionNumber}</span>{!shown.isVerified && <span className="second"><UnverifiedFlag /></span>}</> },
              { key: 'unit', header: 'Đơn vị giải quyết', onPhone: 'labelled', cell: ({ shown }) => shown.handlingUnitName },
              { key: 'versions', header: 'Số bản', numeric: true, onPhone: 'labelled', cell: ({ versions }) => formatNumber(versions) },
            ]}
            empty={lines.length === 0 ? (
              <EmptyState action={can(actor, 'procedure:draft') && <LinkButton tone="primary" href={paths.procedureImports()}>Nhập danh sách thủ tục</LinkButton>}>Chưa có thủ tục nào được công bố.</EmptyState>
            ) : <EmptyState action={<LinkButton href={paths.internalProcedures()}>Xem mọi thủ tục đang áp dụng</LinkButton>}>Không có thủ tục nào ở nhóm này{tim || linhVuc || donVi ? ' với điều kiện đang lọc' : ''}.</EmptyState>}
          />
        )}
        {!showsDrafts && found.length > PAGE && (
          <Pager previousHref={trang > 1 ? address(group.value, trang - 1) : null} nextHref={trang * PAGE < found.length ? address(group.value, trang + 1) : null}>
            {formatNumber((trang - 1) * PAGE + 1)} đến {formatNumber(Math.min(trang * PAGE, found.length))} trong {formatNumber(found.length)} thủ tục
          </Pager>
        )}
      </Sheet>
      {!showsDrafts && group.value === '' && rows.length > 0 && (
        <p className="small muted mt-2">
          Tải danh sách đang áp dụng{(linhVuc || donVi) && ', theo điều kiện đang lọc'}: <a href={paths.procedureExport({ linhVuc, donVi })}>XLSX</a>, <a href={paths.procedureExport({ dang: 'json', linhVuc, donVi })}>JSON</a>, <a href={paths.procedureExport({ mau: 'quoc-gia', linhVuc, donVi })}>XLSX theo mẫu cơ sở dữ liệu quốc gia</a>
        </p>
      )}
    </>
  );
}
