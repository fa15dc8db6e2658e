import type { Person } from '@/tests/builders/a-dossier';
import type { NamedIds } from '../procedures';
import { staffId } from './people';

/** Who does what with a sample dossier. */
export type Cast = {
  readonly desk: Person;
  readonly returns: Person;
  readonly leader: Person;
  readonly deskUnitId: string;
  /** The unit in whose rooms the leader signs, as the internal workflows have it. */
  readonly signingUnitId: string;
  readonly officerOf: (unitId: string) => Person;
  /** Null where the sample unit has no head: drafts go straight to the leader. */
  readonly headOf: (unitId: string) => Person | null;
};

export function castOf(ids: NamedIds): Cast {
  const unit = (name: string): string => {
    const id = ids.units.get(name);
    if (!id) throw new Error(`Không có đơn vị ${name}`);
    return id;
  };
  const person = (username: string, unitName: string): Person => ({ staffId: staffId(username), unitId: unit(unitName) });
  const desk = 'Bộ phận Tiếp nhận và Trả kết quả';
  const officers = [
    person('chuyenvien', 'Phòng Quản lý Lao động'), person('dautu', 'Phòng Quản lý Đầu tư'), person('xaydung', 'Phòng Quản lý Quy hoạch – Xây dựng'),
    person('moitruong', 'Phòng Tài nguyên và Môi trường'), person('doanhnghiep', 'Phòng Quản lý Doanh nghiệp'),
  ];
  const heads = [person('truongphong', 'Phòng Quản lý Lao động'), person('truongdautu', 'Phòng Quản lý Đầu tư')];
  return {
    desk: person('tiepnhan', desk),
    returns: person('traketqua', desk),
    leader: person('lanhdao', 'Tổ Kiểm soát TTHC'),
    deskUnitId: unit(desk),
    signingUnitId: unit('Văn phòng'),
    officerOf: (unitId) => {
      const found = officers.find((officer) => officer.unitId === unitId);
      if (!found) throw new Error(`Đơn vị ${unitId} không có chuyên viên mẫu`);
      return found;
    },
    headOf: (unitId) => heads.find((head) => head.unitId === unitId) ?? null,
  };
}
