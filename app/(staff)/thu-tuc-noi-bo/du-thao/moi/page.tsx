import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { listDecisions } from '@/lib/data/decisions';
import { listProcedureLines } from '@/lib/data/procedure-lines';
import { findProcedure, findVersion, listInForce } from '@/lib/data/procedures';
import { CHANGE_KINDS } from '@/lib/domain/procedure/change';
import { today } from '@/lib/platform/clock';
import { formatDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import '../../procedures.css';
import { StartForm } from './start-form';

export const metadata: Metadata = { title: 'Soạn dự thảo' };

export default async function StartDraftPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('procedure:draft');
  const query = await searchParams;
  const [slug, ban] = [queryText(query.thuTuc), queryText(query.ban)];
  const [lines, inForce, decisions, procedure, version] = await Promise.all([
    listProcedureLines(actor.agencyId, today()), listInForce(actor.agencyId, today()), listDecisions(actor.agencyId), slug ? findProcedure(actor.agencyId, slug) : null, ban ? findVersion(actor.agencyId, ban) : null,
  ]);
  const asked = CHANGE_KINDS.find((kind) => kind === queryText(query.viec)) ?? 'amend';
  const change = asked === 'correct' && !version ? 'amend' : asked;
  return (
    <>
      <PageHeader title={change === 'correct' ? 'Đính chính một bản thủ tục' : 'Soạn dự thảo'} crumbs={[{ label: 'Thủ tục hành chính', href: paths.internalProcedures() }, ...(procedure ? [{ label: procedure.code ?? procedure.slug, href: paths.internalProcedure(procedure.slug) }] : [])]} />
      <Sheet>
        <StartForm
          change={change}
          procedureId={version?.procedureId ?? procedure?.id ?? ''}
          versionId={version?.versionId ?? ''}
          versionLabel={version && `bản ${version.number}, ${version.name}`}
          decisionId={decisions.find(({ id }) => id === queryText(query.quyetDinh))?.id ?? ''}
          procedures={lines.map(({ procedureId, code, slug: one, shown }) => ({ value: procedureId, label: `${code ?? one}, ${shown.name}` }))}
          copies={inForce.map(({ versionId, code, slug: one, name }) => ({ value: versionId, label: `${code ?? one}, ${name}` }))}
          decisions={decisions.map(({ id, number, effectiveOn, title }) => ({ value: id, label: `${number}, hiệu lực từ ${formatDate(effectiveOn)}: ${title.slice(0, 90)}` }))}
        />
      </Sheet>
    </>
  );
}
