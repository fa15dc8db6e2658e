import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { listUnits } from '@/lib/data/agency';
import { listDecisions } from '@/lib/data/decisions';
import { findDraft } from '@/lib/data/procedure-drafts';
import { findVersion, listSectors } from '@/lib/data/procedures';
import { typedDays } from '@/lib/domain/procedure/draft-form';
import { CHANGE_WORDS } from '@/lib/text/draft-words';
import { formatDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import '../../../procedures.css';
import { DraftEditor } from './draft-editor';

export const metadata: Metadata = { title: 'Soạn dự thảo' };

export default async function EditDraftPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('procedure:draft');
  const draft = await findDraft(actor.agencyId, (await params).id);
  if (!draft) notFound();
  if (draft.state !== 'draft') redirect(paths.procedureDraft(draft.id));
  const [units, sectors, decisions, corrected] = await Promise.all([listUnits(actor.agencyId), listSectors(actor.agencyId), listDecisions(actor.agencyId), draft.change === 'correct' && draft.baseVersionId ? findVersion(actor.agencyId, draft.baseVersionId) : null]);
  return (
    <>
      <PageHeader title={`${CHANGE_WORDS[draft.change]}: ${draft.name || 'thủ tục mới'}`} crumbs={[{ label: 'Dự thảo', href: paths.internalProcedures({ nhom: 'du-thao' }) }, { label: draft.name || 'Thủ tục mới', href: paths.procedureDraft(draft.id) }]} />
      <DraftEditor
        key={draft.id}
        draftId={draft.id}
        change={draft.change}
        saved={{ revision: draft.revision, decisionId: draft.decisionId ?? '', form: draft.form }}
        decisions={decisions.filter(({ kind }) => draft.change === 'repeal' || kind !== 'repeal').map((decision) => ({ value: decision.id, label: `${decision.number}, hiệu lực từ ${formatDate(decision.effectiveOn)}: ${decision.title.slice(0, 90)}` }))}
        units={units.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }))}
        sectors={sectors.map(({ id, name }) => ({ value: id, label: name }))}
        days={corrected && typedDays(corrected)}
        codeIsFixed={draft.procedureId !== null && draft.code !== null}
      />
    </>
  );
}
