import type { Metadata } from 'next';
import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { listUnits } from '@/lib/data/agency';
import { can } from '@/lib/domain/access/can';
import { CONTINUOUS_RULES, itemRule } from '@/lib/domain/inspection/rules/index';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { itemRuleWords } from '@/lib/text/inspection-rule-words';
import { paths } from '@/lib/text/paths';
import { CONTROL_PAGE, LOOKS_BACK_DAYS, readDossierControl } from '@/lib/usecases/check-dossiers';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { FilterSelect } from '../../quan-tri/filter-field';
import { SubjectLink } from './subject-link';

export const metadata: Metadata = { title: 'Tự kiểm soát hồ sơ' };

const NO_UNIT = 'Chưa rõ đơn vị';

export default async function DossierControlPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('control:dossiers');
  const query = await searchParams;
  const units = await listUnits(actor.agencyId);
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const asked = { quyTac: queryText(query.quyTac), donVi: queryText(query.donVi), moi: queryText(query.moi) === '1' ? '1' : undefined };
  const page = Math.max(1, Math.min(10_000, Math.floor(Number(queryText(query.trang) ?? '1')) || 1));
  const ruleId = CONTINUOUS_RULES.find(({ id }) => id === asked.quyTac)?.id;
  const unitId = asked.donVi && unitName.has(asked.donVi) ? asked.donVi : undefined;
  const { last, counts, rows, hasMore } = await readDossierControl(actor, { ruleId, unitId, isNew: asked.moi === '1', page });
  const href = (change: { quyTac?: string | undefined; donVi?: string | undefined; moi?: string | undefined; trang?: number | undefined }) => paths.dossierControl({ quyTac: ruleId, donVi: unitId, moi: asked.moi, ...change });
  const narrowed = counts.filter((one) => (!ruleId || one.ruleId === ruleId) && (!unitId || one.unitId === unitId));
  const sum = (some: readonly (typeof counts)[number][], of: 'open' | 'fresh') => some.reduce((total, one) => total + one[of], 0);
  const ofUnit = unitId ? counts.filter((one) => one.unitId === unitId) : counts;
  const rules = CONTINUOUS_RULES.map((rule) => ({ rule, own: ofUnit.filter((one) => one.ruleId === rule.id) })).filter(({ own }) => own.length > 0).sort((a, b) => sum(b.own, 'fresh') - sum(a.own, 'fresh') || sum(b.own, 'open') - sum(a.own, 'open'));
  const withBreaches = [...new Set(counts.map((one) => one.unitId))].flatMap((id) => (id === null ? [] : [{ id, name: unitName.get(id) ?? NO_UNIT, own: counts.filter((one) => one.unitId === id && (!ruleId || one.ruleId === ruleId)) }])).sort((a, b) => sum(b.own, 'open') - sum(a.own, 'open'));
  const shownRule = ruleId ? itemRule(ruleId) : null;
  return (
    <>
      <PageHeader
        title="Tự kiểm soát hồ sơ"
        meta={`${CONTINUOUS_RULES.length} quy tắc của bảng kiểm xem mọi hồ sơ có hoạt động trong ${LOOKS_BACK_DAYS} ngày gần đây, mỗi đêm một lần. ${last ? `Lần chạy gần nhất: ${formatDateTime(localTimeOf(last.startedAt))}, ${formatNumber(last.opened)} vi phạm mới, ${formatNumber(last.cleared)} vi phạm đã hết.` : ''}`}
        actions={can(actor, 'control:view') ? <LinkButton href={paths.control()}>Tự kiểm soát thủ tục</LinkButton> : undefined}
      />
      {last === null ? <Sheet><EmptyState>Chưa có lần chạy nào. Các quy tắc chạy lúc 04:20 mỗi ngày.</EmptyState></Sheet> : (
        <>
          <div className="mb-3 grid items-start gap-3 staff:grid-cols-[3fr_2fr]">
            <Sheet title="Theo quy tắc" aside={unitId ? unitName.get(unitId) : undefined}>
              <Table
                caption="Số vi phạm đang mở theo quy tắc"
                rows={rules}
                rowKey={({ rule }) => rule.id}
                isSelected={({ rule }) => rule.id === ruleId}
                columns={[
                  { key: 'open', header: 'Vi phạm', numeric: true, width: '80px', onPhone: 'inline', cell: ({ rule, own }) => <Link href={`${href({ quyTac: rule.id, moi: undefined })}#vi-pham`}><b>{formatNumber(sum(own, 'open'))}</b></Link> },
                  { key: 'title', header: 'Quy tắc', rowHeader: true, cell: ({ rule, own }) => <>{itemRuleWords(rule.id).title} {sum(own, 'fresh') > 0 && <Tag tone="warning">{formatNumber(sum(own, 'fresh'))} mới</Tag>}<span className="second">Mục {rule.item} của bảng kiểm</span></> },
                ]}
                empty={<EmptyState>Không quy tắc nào bị vi phạm.</EmptyState>}
              />
            </Sheet>
            <Sheet title="Theo đơn vị" aside={ruleId ? `mục ${shownRule?.item ?? ''}` : undefined}>
              <Table
                caption="Số vi phạm đang mở theo đơn vị"
                rows={withBreaches.filter(({ own }) => own.length > 0)}
                rowKey={({ id }) => id}
                isSelected={({ id }) => id === unitId}
                columns={[
                  { key: 'open', header: 'Vi phạm', numeric: true, width: '80px', onPhone: 'inline', cell: ({ id, own }) => <Link href={`${href({ donVi: id, moi: undefined })}#vi-pham`}><b>{formatNumber(sum(own, 'open'))}</b></Link> },
                  { key: 'unit', header: 'Đơn vị', rowHeader: true, cell: ({ name, own }) => <>{name} {sum(own, 'fresh') > 0 && <Tag tone="warning">{formatNumber(sum(own, 'fresh'))} mới</Tag>}</> },
                ]}
                empty={<EmptyState>Không đơn vị nào có vi phạm.</EmptyState>}
              />
            </Sheet>
          </div>
          <div id="vi-pham">
            <FilterTabs label="Vi phạm" tabs={[
              { href: href({ moi: undefined }), label: 'Đang mở', count: sum(narrowed, 'open'), current: asked.moi === undefined },
              { href: href({ moi: '1' }), label: 'Mới sáng nay', count: sum(narrowed, 'fresh'), current: asked.moi === '1' },
            ]} />
          </div>
          <Sheet title={shownRule ? itemRuleWords(shownRule.id).title : 'Mọi vi phạm'}>
            <form method="get" action={paths.dossierControl()} role="search" className="mb-3 flex flex-wrap items-end gap-3 [&_.field]:mt-0">
              {asked.moi && <input type="hidden" name="moi" value={asked.moi} />}
              <FilterSelect name="quyTac" label="Quy tắc" all="Mọi quy tắc" value={ruleId} options={CONTINUOUS_RULES.map((rule) => ({ value: rule.id, label: `${rule.item}. ${itemRuleWords(rule.id).title}` }))} />
              <FilterSelect name="donVi" label="Đơn vị" all="Mọi đơn vị" value={unitId} options={withBreaches.map(({ id, name }) => ({ value: id, label: name }))} />
              <div className="acts">
                <Button type="submit">Lọc</Button>
                {(ruleId || unitId || asked.moi) && <LinkButton href={paths.dossierControl()}>Bỏ lọc</LinkButton>}
              </div>
            </form>
            {shownRule && (
              <Notice tone="info" title={`Căn cứ: ${shownRule.legalBasis}`}>
                {!shownRule.isBasisVerified && <><UnverifiedFlag>chưa đối chiếu bản gốc</UnverifiedFlag> </>}
                <b>Dữ liệu không cho biết:</b> {itemRuleWords(shownRule.id).unknown}
                {Object.entries(shownRule.parameters).map(([name, value]) => ` ${itemRuleWords(shownRule.id).parameters?.[name] ?? name}: ${formatNumber(value)}.`)}
              </Notice>
            )}
            <Table
              caption="Vi phạm đang mở, mới thấy trước"
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                { key: 'since', header: 'Thấy từ', width: '112px', cell: ({ firstSeenAt }) => <>{formatDate(localTimeOf(firstSeenAt).on)} {last && !last.isFirst && firstSeenAt >= last.startedAt && <Tag tone="warning">Mới</Tag>}</> },
                { key: 'subject', header: 'Ở đâu', rowHeader: true, width: '190px', cell: ({ subject, unitId: own }) => <SubjectLink subject={subject} unitName={own ? (unitName.get(own) ?? null) : null} /> },
                { key: 'what', header: 'Sai gì', cell: ({ ruleId: id, detail }) => <>{itemRuleWords(id).breach(detail)}{!shownRule && <span className="second">{itemRuleWords(id).title}. {itemRule(id)?.legalBasis}</span>}</> },
                { key: 'who', header: 'Đơn vị phải sửa', width: '200px', onPhone: 'labelled', cell: ({ unitId: own }) => (own ? (unitName.get(own) ?? NO_UNIT) : NO_UNIT) },
              ]}
              empty={<EmptyState action={(ruleId || unitId || asked.moi) && <LinkButton href={paths.dossierControl()}>Bỏ lọc</LinkButton>}>{asked.moi ? 'Không có vi phạm mới trong lần chạy gần nhất.' : 'Không có vi phạm nào.'}</EmptyState>}
            />
            <Pager previousHref={page > 1 ? href({ trang: page - 1 }) : null} nextHref={hasMore ? href({ trang: page + 1 }) : null}>
              {rows.length > 0 && `${formatNumber((page - 1) * CONTROL_PAGE + 1)}–${formatNumber((page - 1) * CONTROL_PAGE + rows.length)} trong ${formatNumber(sum(narrowed, asked.moi ? 'fresh' : 'open'))}`}
            </Pager>
          </Sheet>
        </>
      )}
    </>
  );
}
