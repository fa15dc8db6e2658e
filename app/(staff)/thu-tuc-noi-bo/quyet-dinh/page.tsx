import type { Metadata } from 'next';
import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { listDecisions } from '@/lib/data/decisions';
import { can } from '@/lib/domain/access/can';
import { DECISION_KINDS } from '@/lib/domain/procedure/change';
import { today } from '@/lib/platform/clock';
import { DECISION_KIND_WORDS } from '@/lib/text/draft-words';
import { fold } from '@/lib/text/fold';
import { formatDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { FilterSelect, FilterText } from '../../quan-tri/filter-field';
import { ProceduresHeader } from '../procedures-header';
import '../procedures.css';

export const metadata: Metadata = { title: 'Quyết định công bố' };

export default async function DecisionsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('procedure:view');
  const query = await searchParams;
  const [tim, loai] = [queryText(query.tim), queryText(query.loai)];
  const words = fold(tim ?? '').split(/\s+/).filter(Boolean);
  const decisions = (await listDecisions(actor.agencyId)).filter(({ number, title, issuer, kind }) => (!loai || kind === loai) && words.every((word) => fold(`${number} ${title} ${issuer}`).includes(word)));
  const mayDraft = can(actor, 'procedure:draft');
  return (
    <>
      <ProceduresHeader actor={actor} current="decisions" actions={mayDraft && <LinkButton tone="primary" href={paths.newProcedureDecision()}>Nhập quyết định</LinkButton>} />
      <form method="get" action={paths.procedureDecisions()} className="procedures-filter decisions mb-3">
        <FilterText name="tim" label="Số, trích yếu hoặc người ký" value={tim} />
        <FilterSelect name="loai" label="Loại" all="Mọi loại" value={loai} options={DECISION_KINDS.map((value) => ({ value, label: DECISION_KIND_WORDS[value] }))} />
        <Button type="submit">Tìm</Button>
      </form>
      <Sheet>
        <Table
          caption="Quyết định công bố"
          rows={decisions}
          rowKey={({ id }) => id}
          columns={[
            { key: 'number', header: 'Quyết định', rowHeader: true, width: '46%', cell: ({ id, number, title }) => <><Link href={paths.procedureDecision(id)}>{number}</Link><span className="second">{title}</span></> },
            { key: 'issued', header: 'Ban hành', onPhone: 'labelled', cell: ({ issuedOn }) => formatDate(issuedOn) },
            { key: 'effective', header: 'Hiệu lực từ', onPhone: 'labelled', cell: ({ effectiveOn }) => <>{formatDate(effectiveOn)}{effectiveOn > today() && <> <Tag tone="accent">Sắp có hiệu lực</Tag></>}</> },
            { key: 'kind', header: 'Loại', onPhone: 'labelled', cell: ({ kind }) => DECISION_KIND_WORDS[kind] },
            { key: 'did', header: 'Đã làm', onPhone: 'labelled', cell: ({ begun, ended, drafts }) => [begun > 0 && `${begun} bản bắt đầu`, ended > 0 && `${ended} bản kết thúc`, drafts > 0 && `${drafts} dự thảo`].filter(Boolean).join(', ') || <span className="muted">chưa có bản nào</span> },
            { key: 'file', header: 'Bản ký', width: '11rem', onPhone: 'labelled', cell: ({ fileId, isVerified }) => <>{fileId ? <a href={paths.procedureFile(fileId)} target="_blank" rel="noreferrer">Mở tệp</a> : <span className="muted">chưa có tệp</span>}{!isVerified && <span className="second"><UnverifiedFlag /></span>}</> },
          ]}
          empty={<EmptyState action={mayDraft && <LinkButton tone="primary" href={paths.newProcedureDecision()}>Nhập quyết định</LinkButton>}>{tim || loai ? 'Không có quyết định nào theo điều kiện đang lọc.' : 'Chưa có quyết định công bố nào.'}</EmptyState>}
        />
      </Sheet>
    </>
  );
}
