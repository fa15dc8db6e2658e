import type { Metadata } from 'next';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { Table, type Column } from '@/components/ui/table';
import { listTeamCandidates } from '@/lib/data/inspection-plans';
import type { TeamMember } from '@/lib/data/inspections';
import { MEMBER_ROLES } from '@/lib/domain/inspection/vocabulary';
import { localTimeOf, today } from '@/lib/platform/clock';
import { formatDateTime, formatList } from '@/lib/text/format';
import { memberRoleWords, stageWords } from '@/lib/text/inspection-words';
import { staffPage } from '@/lib/web/staff-page';
import type { FieldSpec } from '../../../spec-form';
import { ActForm } from '../act-form';
import { addMemberAction, decideTeamAction, removeMemberAction } from '../actions';
import { loadInspection } from '../load';
import { signedFields } from '../signed-fields';

export const metadata: Metadata = { title: 'Đoàn kiểm tra' };

const roleOptions = MEMBER_ROLES.map((role) => ({ value: role, label: memberRoleWords[role] }));

export default async function TeamPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const loaded = await loadInspection(actor, (await params).code);
  const { inspection, team, units, may, lead, isWhole } = loaded;
  const nameOf = new Map(units.map(({ unitId, name }) => [unitId, name]));
  const [inTeam, left] = [team.filter(({ removedAt }) => removedAt === null), team.filter(({ removedAt }) => removedAt !== null)];
  const mayDecide = may('decide-team');
  const candidates = mayDecide || may('add-member') ? await listTeamCandidates(actor.agencyId) : [];
  const unitOptions = units.map(({ unitId, name }) => ({ value: unitId, label: name }));
  const hidden = { code: inspection.code, version: inspection.version };
  const columns: Column<TeamMember>[] = [
    { key: 'role', header: 'Vai trò', cell: ({ role }) => memberRoleWords[role], width: '10rem' },
    { key: 'name', header: 'Họ và tên', rowHeader: true, cell: ({ name, title }) => <>{name}<span className="block small muted">{title}</span></> },
    { key: 'units', header: 'Phụ trách', onPhone: 'labelled', cell: ({ unitIds }) => (unitIds.length === 0 ? 'Tất cả đơn vị' : formatList(unitIds.map((id) => nameOf.get(id) ?? 'Đơn vị khác'))) },
    { key: 'joined', header: 'Tham gia từ', onPhone: 'labelled', width: '11rem', cell: ({ joinedAt }) => formatDateTime(localTimeOf(joinedAt)) },
  ];
  const people: FieldSpec[] = candidates.map((person) => {
    const held = inTeam.find(({ staffId }) => staffId === person.id);
    return {
      kind: 'group', name: `nguoi-${person.id}`, label: person.name, hint: `${person.title}, ${formatList(person.unitNames)}`,
      fields: [
        { kind: 'select', name: `role-${person.id}`, label: 'Vai trò trong đoàn', emptyWords: 'Không tham gia', options: roleOptions, value: held?.role ?? '', optional: true },
        ...(units.length > 1 ? [{ kind: 'checks' as const, name: `units-${person.id}`, label: 'Phụ trách', hint: 'Không chọn đơn vị nào là tất cả.', options: unitOptions, values: held?.unitIds ?? [], optional: true }] : []),
      ],
    };
  });
  const outside = candidates.filter(({ id }) => !inTeam.some(({ staffId }) => staffId === id));
  return (
    <>
      {inTeam.length > 0 && !lead && <Notice tone="warning" className="mb-3">Đoàn chưa có trưởng đoàn. Những việc của trưởng đoàn chờ đến khi có người mới.</Notice>}
      <Sheet title="Thành phần đoàn" aside={`${inTeam.length} người`} rule="ink" className="mb-3">
        <Table columns={columns} rows={inTeam} rowKey={({ staffId }) => staffId} caption="Thành phần đoàn kiểm tra" empty={<p className="muted">{inspection.stage === 'drafting' ? 'Ban hành kế hoạch trước, rồi lập đoàn.' : 'Chưa có quyết định lập đoàn.'}</p>} />
      </Sheet>
      {mayDecide && (
        <ActForm
          act="decide-team" open={inspection.stage === 'planned'} action={decideTeamAction} hidden={hidden}
          say={inspection.stage === 'planned' ? 'Đúng một trưởng đoàn. Không ai kiểm tra đơn vị của mình. Thành viên xem được hồ sơ của đơn vị mình phụ trách cho đến khi có kết luận.' : `Đang ở bước «${stageWords[inspection.stage]}»: quyết định mới thay quyết định trước và cả thành phần đoàn.`}
          fields={[...signedFields(actor, today(), '800/QĐ-BQL'), { kind: 'group', name: 'team', label: 'Thành phần đoàn', fields: people }]}
          confirm={{ title: 'Ban hành quyết định lập đoàn?', consequence: 'Quyết định có số. Thành viên được báo và xem được hồ sơ của đơn vị được kiểm tra ngay.' }}
        />
      )}
      {inTeam.length > 0 && may('add-member') && (
        <ActForm
          act="add-member" action={addMemberAction} hidden={hidden}
          fields={[
            { kind: 'select', name: 'staffId', label: 'Người tham gia', emptyWords: 'Chọn người', options: outside.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` })) },
            { kind: 'select', name: 'role', label: 'Vai trò', emptyWords: 'Chọn vai trò', options: roleOptions },
            ...(units.length > 1 ? [{ kind: 'checks' as const, name: 'unitIds', label: 'Phụ trách', hint: 'Không chọn đơn vị nào là tất cả.', options: unitOptions, optional: true }] : []),
            { kind: 'area', name: 'reason', label: 'Lý do' },
          ]}
        />
      )}
      {inTeam.length > 0 && may('remove-member') && (
        <ActForm
          act="remove-member" tone="danger" action={removeMemberAction} hidden={hidden} say="Những gì người này đã ghi vẫn được giữ. Quyền ghi và quyền xem hồ sơ hết ngay."
          fields={[{ kind: 'select', name: 'staffId', label: 'Người thôi tham gia', emptyWords: 'Chọn người', options: inTeam.map(({ staffId, name, role }) => ({ value: staffId, label: `${name}, ${memberRoleWords[role].toLowerCase()}` })) }, { kind: 'area', name: 'reason', label: 'Lý do' }]}
          confirm={{ title: 'Cho thôi thành viên?', consequence: 'Người này mất ngay quyền ghi kết quả và xem hồ sơ của đơn vị. Nội dung đã ghi vẫn được giữ.' }}
        />
      )}
      {isWhole && left.length > 0 && (
        <Sheet title="Đã thôi tham gia" className="mb-3">
          <ul>{left.map((member) => <li key={member.staffId} className="py-1">{member.name}, {memberRoleWords[member.role].toLowerCase()}<span className="block small muted">{member.removedAt && formatDateTime(localTimeOf(member.removedAt))}{member.removedByName && `, ${member.removedByName}`}: {member.removedWhy}</span></li>)}</ul>
        </Sheet>
      )}
    </>
  );
}
